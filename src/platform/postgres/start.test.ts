import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { openServer, stopServer } from './index.ts'
import { serverAccount } from './processes.ts'
import { ask, openElsewhere, scratch } from './testing.ts'

const timeout = 120_000
const root = process.getuid?.() === 0
const nobody = serverAccount('/nonexistent')

test('a first start makes the data, a second call adopts the server, and after a stop it starts again', {
  timeout,
}, async t => {
  t.diagnostic(`first start as ${root ? 'root: the server runs as an unprivileged account' : 'an ordinary user only'}`)
  const dataDir = scratch(t)
  const first = await openServer(dataDir)
  assert.equal(first.started, true)
  if (root) assert.notEqual(statSync(`/proc/${first.pid}`, { throwIfNoEntry: false })?.uid ?? 1, 0)
  await ask(first, 'create table t as select 1 as n')
  const second = await openServer(dataDir)
  assert.deepEqual([second.started, second.pid, second.socketDir], [false, first.pid, first.socketDir])
  await stopServer(dataDir)
  const third = await openServer(dataDir)
  assert.equal(third.started, true)
  assert.equal(await ask(third, 'select n from t'), 1)
})

test('an ordinary user starts it for the first time', { timeout }, async t => {
  const here = dirname(new URL(import.meta.url).pathname)
  if (root && spawnSync(process.execPath, ['-e', '0'], { ...nobody, cwd: here }).status !== 0) {
    t.skip('this project lies where no ordinary user of this machine can read it')
    return
  }
  t.diagnostic(root ? `as user ${nobody?.uid}` : 'as the user of this run')
  const dataDir = scratch(t, 'data', nobody)
  const { server, refused } = await openElsewhere(t, dataDir, nobody)
  assert.ok(server, refused)
  assert.equal(statSync(dataDir).uid, nobody?.uid ?? process.getuid?.())
  assert.equal(await ask(server, 'select 1'), 1)
})

test('the path of the data may hold spaces and Japanese', { timeout }, async t => {
  const dataDir = scratch(t, '結い の データ/「市」 の\'"$分')
  const server = await openServer(dataDir)
  assert.equal(await ask(server, 'select 1'), 1)
  assert.equal((await openServer(dataDir)).started, false)
})

test('of six starters at once one makes and starts, and all connect', { timeout }, async t => {
  const dataDir = scratch(t)
  const all = await Promise.all(Array.from({ length: 6 }, () => openElsewhere(t, dataDir)))
  const servers = all.map(({ server, refused }) => server ?? assert.fail(refused))
  assert.equal(servers.filter(({ started }) => started).length, 1)
  assert.equal(new Set(servers.map(({ pid }) => pid)).size, 1)
  assert.deepEqual(
    all.flatMap(({ lines }) => lines.filter(line => line.includes('初めて'))),
    ['データベースを初めて用意しています。'],
  )
  assert.deepEqual(await Promise.all(servers.map(server => ask(server, 'select 1'))), [1, 1, 1, 1, 1, 1])
})

test('only the socket leads in, commits reach the disk, and letters are the same on every machine', {
  timeout,
}, async t => {
  const server = await openServer(scratch(t))
  assert.equal(statSync(server.socketDir).mode & 0o777, 0o700)
  const settings = [
    'listen_addresses',
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'data_checksums',
    'restart_after_crash',
  ]
  const values = await Promise.all(settings.map(name => ask(server, `show ${name}`)))
  assert.deepEqual(values, ['', 'on', 'on', 'on', 'on', 'on'])
  assert.equal(await ask(server, 'show timezone'), 'UTC')
  assert.equal(await ask(server, `select 'ｶ' ~ '\\w' and upper('é') = 'É' and 'B' < 'a'`), true)
  await ask(server, 'create extension pg_trgm')
  assert.equal(await ask(server, `select cardinality(show_trgm('見守り'))`), 4)
})

test('the log tells nothing of what people wrote, and a stop leaves no socket behind', { timeout }, async t => {
  const dataDir = scratch(t)
  const server = await openServer(dataDir)
  await assert.rejects(ask(server, `select '山田はな'::int`))
  await stopServer(dataDir)
  assert.equal(statSync(server.socketDir, { throwIfNoEntry: false }), undefined)
  const log = readFileSync(`${dataDir}/postgres.log`, 'utf8')
  assert.match(log, /database system is shut down/)
  assert.doesNotMatch(log, /山田/)
  assert.deepEqual(readdirSync(dataDir).sort(), ['ENGINE', 'postgres', 'postgres.log', 'start.lock'])
})
