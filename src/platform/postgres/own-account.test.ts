import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openServer, stopServer } from './index.ts'
import { serverAccount } from './processes.ts'
import { ask, scratch } from './testing.ts'

const timeout = 20_000
const root = process.getuid?.() === 0
const NOBODY = { uid: 65534, gid: 65534 }

/** What a process of nobody gets to see of a path. */
const readable = (path: string): boolean =>
  spawnSync('ls', [path], { ...NOBODY, cwd: '/', stdio: 'ignore' }).status === 0

test('started as root the data belongs to an account of its own, and no process of nobody reaches data or socket', {
  timeout,
}, async t => {
  const dataDir = scratch(t)
  const server = await openServer(dataDir)
  const cluster = join(dataDir, 'postgres')
  assert.equal(statSync(cluster).mode & 0o777, 0o700)
  assert.equal(statSync(server.socketDir).mode & 0o777, 0o700)
  if (!root) return assert.equal(statSync(cluster).uid, process.getuid?.())
  assert.notEqual(statSync(cluster).uid, 0)
  assert.notEqual(statSync(cluster).uid, NOBODY.uid)
  assert.deepEqual([readable('/'), readable(cluster), readable(server.socketDir)], [true, false, false])
  assert.ok(!readable(`/proc/${server.pid}/cwd/`))
})

test('data that belonged to nobody is handed over at the next start, whatever the last server left', {
  timeout,
}, async t => {
  const dataDir = scratch(t)
  const { socketDir } = await openServer(dataDir)
  await stopServer(dataDir)
  if (!root) return assert.equal(serverAccount(join(dataDir, 'postgres')), null)
  const cluster = join(dataDir, 'postgres')
  const names = readdirSync(cluster, { recursive: true, encoding: 'utf8' })
  for (const path of [cluster, ...names.map(name => join(cluster, name))]) chownSync(path, NOBODY.uid, NOBODY.gid)
  mkdirSync(socketDir, { mode: 0o700 })
  chownSync(socketDir, NOBODY.uid, NOBODY.gid)
  assert.equal(await ask(await openServer(dataDir), 'select 1'), 1)
  assert.notEqual(statSync(cluster).uid, NOBODY.uid)
  assert.notEqual(statSync(join(cluster, 'base')).uid, NOBODY.uid)
  assert.notEqual(statSync(socketDir).uid, NOBODY.uid)
})
