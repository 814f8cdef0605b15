import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../app.ts'
import { openDatabase } from './db.ts'
import { healthOf } from './health.ts'
import { testDatabase } from './testing.ts'

const { database } = await testDatabase()
// A socket directory in which nobody listens, as after the end of the server.
const nowhere = { host: '/tmp/yui-nobody-listens', user: 'x', database: 'x' }
const away = openDatabase({ inside: nowhere, outside: nowhere, owner: 'x', key: '00' })
const problems = async (response: Response) =>
  ((await response.json()) as { problems?: { what: string }[] }).problems?.map(({ what }) => what)

test('all is well: 200, under whatever host the watchdog asks, and before any city is registered', async () => {
  const app = await createApp({
    database,
    now: () => '2026-11-21T01:00:00.000Z',
    demo: true,
    tls: false,
    dataDir: '/tmp',
  })
  const response = await app.request('http://10.0.0.7:3000/healthz')
  assert.deepEqual([response.status, await response.json()], [200, { ok: true }])
})

test('a process is alive also while its database is away', async () => {
  const app = await createApp({ database: away, now: () => '2026-11-21T01:00:00.000Z', demo: true, tls: false })
  assert.equal((await app.request('http://10.0.0.7:3000/livez')).status, 200)
  assert.equal((await app.request('http://10.0.0.7:3000/healthz')).status, 503)
})

test('the database is away: 503, what it is, and when to ask again', async () => {
  const response = await healthOf(away, null)()
  assert.deepEqual([response.status, response.headers.get('retry-after')], [503, '5'])
  assert.deepEqual(await problems(response), ['database'])
})

test('no room on the disk of the data, or no such disk: 503', async () => {
  assert.deepEqual(await problems(await healthOf(database, '/proc')()), ['disk'])
  assert.deepEqual(await problems(await healthOf(away, '/no/such/folder')()), ['database', 'disk'])
})
