import assert from 'node:assert/strict'
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { SetupError } from '#platform/errors.ts'
import { findBinaries } from './binaries.ts'
import { serverAccount } from './processes.ts'

const timeout = 120_000
const account = serverAccount('/nonexistent')

/** The package as npm leaves it (without links), where the server's account cannot use it, and two empty caches. */
function unusablePackage(t: TestContext): { native: string; caches: [string, string] } {
  const home = mkdtempSync(join(tmpdir(), 'yui-test-'))
  chmodSync(home, 0o755)
  const closed = join(home, 'closed')
  const native = join(closed, 'native')
  cpSync(dirname(findBinaries(account)), closed, { recursive: true, filter: path => !lstatSync(path).isSymbolicLink() })
  t.diagnostic(
    account ? 'as root: the package in a directory closed to the server' : 'the package in a read-only directory',
  )
  const [path, mode] = account ? [closed, 0o700] : [join(native, 'lib'), 0o555]
  chmodSync(path, mode)
  t.after(() => {
    chmodSync(path, 0o755)
    rmSync(home, { recursive: true, force: true })
  })
  const caches: [string, string] = [join(home, 'a'), join(home, 'b')]
  for (const cache of caches) mkdirSync(cache, { mode: 0o755 })
  return { native, caches }
}

test('where the package cannot be read or completed, one copy per version is made that the server can use', {
  timeout,
}, t => {
  const { native, caches } = unusablePackage(t)
  const copy = findBinaries(account, native, caches)
  assert.ok(copy.startsWith(caches[0]), copy)
  const made = lstatSync(copy).mtimeMs
  assert.equal(findBinaries(account, native, caches), copy)
  assert.equal(lstatSync(copy).mtimeMs, made)
  assert.deepEqual(readdirSync(dirname(copy)), ['native'])
})

test('a copy that somebody else could have changed is not run; the next cache is taken', { timeout }, t => {
  const { native, caches } = unusablePackage(t)
  const copy = findBinaries(account, native, caches)
  chmodSync(dirname(copy), 0o777)
  const other = findBinaries(account, native, caches)
  assert.equal(other, join(caches[1], basename(dirname(copy)), 'native'))
})

test('where no copy can be made or none runs, the sentence says how to go on', () => {
  const refused = (error: unknown) => error instanceof SetupError && /DATABASE_URL に接続先を指定/.test(error.message)
  assert.throws(() => findBinaries(account, join(tmpdir(), 'none/native'), [tmpdir()]), refused)
})
