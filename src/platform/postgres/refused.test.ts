import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '#platform/errors.ts'
import { openServer, stopServer } from './index.ts'
import { placeOf } from './place.ts'
import { commandLine, isBorne, serverAccount } from './processes.ts'
import { ask, scratch } from './testing.ts'

const timeout = 120_000
const root = process.getuid?.() === 0

/** Refused with exactly one sentence of Japanese that matches. */
async function refuses(dataDir: string, sentence: RegExp): Promise<void> {
  await assert.rejects(openServer(dataDir), (error: unknown) => {
    assert.ok(error instanceof SetupError, String(error))
    assert.match(error.message, sentence)
    assert.match(error.message, /^[^。\n]*。$/)
    return true
  })
}

const directories: [string, Record<string, string>, RegExp][] = [
  ['things that are not ours', { 'メモ.txt': '大切' }, /結い以外のファイル.*YUI_DATA に空のフォルダー/],
  ['the data of some other PostgreSQL', { PG_VERSION: '18' }, /結い以外のファイル/],
  ['the data of an older version', { ENGINE: 'postgresql-17' }, /（postgresql-17）.*npx yui backup.*npx yui restore/],
  ['the data of another engine', { ENGINE: 'pglite' }, /（pglite）/],
  ['our stamp but no longer the data', { ENGINE: 'postgresql-18' }, /失われている/],
]

for (const [title, files, sentence] of directories) {
  test(`a directory with ${title} is refused and left as it is`, async t => {
    const dataDir = scratch(t)
    mkdirSync(dataDir)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dataDir, name), text)
    await refuses(dataDir, sentence)
    assert.deepEqual(readdirSync(dataDir), Object.keys(files))
  })
}

test('a file in the place of the data directory is refused', async t => {
  const dataDir = scratch(t)
  writeFileSync(dataDir, '')
  await refuses(dataDir, /作れないため、YUI_DATA に書き込めるフォルダー/)
  rmSync(dataDir)
})

/** Where the socket of this data directory would be. */
function socketPath(t: TestContext, dataDir: string): string {
  mkdirSync(dataDir)
  const path = join(tmpdir(), placeOf(realpathSync(dataDir)).socketName)
  t.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('where something else stands in the place of the socket, one sentence says so', { timeout }, async t => {
  const dataDir = scratch(t)
  const path = socketPath(t, dataDir)
  writeFileSync(path, '')
  await refuses(dataDir, /接続口「.*」を作れないため、そこにあるものを取り除くか/)
  rmSync(path)
  assert.equal(await ask(await openServer(dataDir), 'select 1'), 1)
})

test("somebody else's directory in the place of the socket is not used", { timeout }, async t => {
  if (!root) {
    t.skip('only root can make a directory of somebody else')
    return
  }
  const dataDir = scratch(t)
  const path = socketPath(t, dataDir)
  mkdirSync(path, { mode: 0o777 })
  chownSync(path, 12345, 12345)
  await refuses(dataDir, /接続口/)
})

test('what a killed server left in the place of the socket does not matter', { timeout }, async t => {
  const dataDir = scratch(t)
  const path = socketPath(t, dataDir)
  mkdirSync(path, { mode: 0o755 })
  writeFileSync(join(path, '.s.PGSQL.5432.lock'), `${process.pid}\n`)
  assert.equal(await ask(await openServer(dataDir), 'select 1'), 1)
})

test('a copy of a directory whose server runs does not lead to the server of the original', { timeout }, async t => {
  const [dataDir, copy] = [scratch(t), scratch(t)]
  const { pid } = await openServer(dataDir)
  cpSync(dataDir, copy, { recursive: true })
  await refuses(copy, new RegExp(`写されたか移されたもの.*プロセス ${pid} を止めるか`))
  rmSync(join(copy, 'postgres/postmaster.pid'))
})

test('nor when it is the number of the server of another directory', { timeout }, async t => {
  const [dataDir, another] = [scratch(t), scratch(t)]
  await openServer(dataDir)
  await stopServer(dataDir)
  const { pid } = await openServer(another)
  const lines = readFileSync(join(another, 'postgres/postmaster.pid'), 'utf8').split('\n')
  lines[2] = String(Number(lines[2]) - 86_400)
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), lines.join('\n'))
  const server = await openServer(dataDir)
  assert.notEqual(server.pid, pid)
  assert.equal(await ask(server, 'select 1'), 1)
})

test('nor when nobody took the dead server away: its number stays taken', { timeout }, async t => {
  const dataDir = scratch(t)
  await openServer(dataDir)
  await stopServer(dataDir)
  // The shell becomes a program that never asks after its child.
  const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], {
    ...serverAccount(join(dataDir, 'postgres')),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  t.after(() => parent.kill())
  const [said] = await once(parent.stdout, 'data')
  const pid = Number(String(said))
  while (commandLine(pid)) await sleep(10)
  assert.ok(isBorne(pid))
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${pid}\n`)
  assert.equal(await ask(await openServer(dataDir), 'select 1'), 1)
})

test('a number noted by a server that is no more does not matter when it names another process now', {
  timeout,
}, async t => {
  const dataDir = scratch(t)
  await openServer(dataDir)
  await stopServer(dataDir)
  const other = spawn('sleep', ['60'], { ...serverAccount(join(dataDir, 'postgres')), stdio: 'ignore' })
  t.after(() => other.kill())
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${other.pid}\n`)
  assert.equal(await ask(await openServer(dataDir), 'select 1'), 1)
})
