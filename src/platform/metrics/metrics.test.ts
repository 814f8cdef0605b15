import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { demoApp } from '../../../seed/testing.ts'
import { configOf } from '../backup/testing.ts'
import { openDatabase } from '../db.ts'
import { countRequests, metricsServer, metricsText } from './index.ts'

const requests = countRequests()
const { database, now } = await (async () => {
  const { database, clock } = await demoApp()
  return { database, now: () => clock.now }
})()
const config = {
  ...configOf('/tmp'),
  backup: { dir: '/no/such/folder', recipients: [], keep: { days: 1, weeks: 0, months: 0 } },
}
const measured = { database, config, requests, now }

/** The value of a figure; null where it is not shown. */
const valueIn = (text: string, figure: string): number | null => {
  const found = text.split('\n').find(line => line.startsWith(`${figure} `))
  return found === undefined ? null : Number(found.slice(figure.length))
}

test('requests are counted by audience, status and time, each time in all bounds that it keeps', async () => {
  requests.note('public', 200, 0.004)
  requests.note('public', 200, 0.3)
  requests.note('staff', 503, 11)
  const text = await metricsText(measured)
  const cases: readonly (readonly [figure: string, value: number])[] = [
    ['yui_requests_total{audience="public",status="200"}', 2],
    ['yui_requests_total{audience="staff",status="503"}', 1],
    ['yui_request_seconds_bucket{audience="public",le="0.005"}', 1],
    ['yui_request_seconds_bucket{audience="public",le="0.25"}', 1],
    ['yui_request_seconds_bucket{audience="public",le="0.5"}', 2],
    ['yui_request_seconds_bucket{audience="staff",le="10"}', 0],
    ['yui_request_seconds_bucket{audience="staff",le="+Inf"}', 1],
    ['yui_request_seconds_count{audience="public"}', 2],
    ['yui_request_seconds_sum{audience="public"}', 0.304],
  ]
  for (const [figure, value] of cases) assert.equal(valueIn(text, figure), value, figure)
})

test('the installation tells how it is, and each figure says what it is', async () => {
  const text = await metricsText(measured)
  assert.equal(valueIn(text, 'yui_database_up'), 1)
  assert.equal(valueIn(text, 'yui_backup_last_timestamp_seconds'), 0)
  assert.ok(valueIn(text, 'yui_disk_free_bytes{of="data"}')! > 0)
  assert.ok(valueIn(text, 'process_resident_memory_bytes')! > 10_000_000)
  for (const figure of ['yui_jobs{state="waiting"}', 'yui_jobs{state="failed"}', 'yui_jobs_oldest_seconds'])
    assert.ok(valueIn(text, figure)! >= 0, figure)
  assert.equal(valueIn(text, 'yui_rounds_failing'), 0)
  assert.equal(valueIn(text, 'yui_looks_broken'), 0)
  // What was read is handed over while its transaction ends: that connection may still be busy.
  const open = ['idle', 'busy'].map(state => valueIn(text, `yui_pool_connections{login="inside",state="${state}"}`)!)
  assert.ok(open[0]! + open[1]! >= 1, String(open))
  for (const line of text.trim().split('\n'))
    assert.match(line, /^# (HELP|TYPE) \w+ .+$|^\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.e+]+$/)
})

test('with the database away the rest is told all the same', async () => {
  const nowhere = { host: '/tmp/yui-nobody-listens', user: 'x', database: 'x' }
  const away = openDatabase({ inside: nowhere, outside: nowhere, owner: 'x', key: '00' })
  const text = await metricsText({ ...measured, database: away })
  assert.equal(valueIn(text, 'yui_database_up'), 0)
  assert.equal(valueIn(text, 'yui_jobs_oldest_seconds'), null)
  assert.ok(valueIn(text, 'process_resident_memory_bytes')! > 0)
})

test('the private port gives the figures and nothing else', async t => {
  const server = metricsServer(measured).listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const answer = await fetch(`${at}/metrics`)
  assert.deepEqual([answer.status, answer.headers.get('content-type')?.slice(0, 10)], [200, 'text/plain'])
  assert.match(await answer.text(), /^yui_database_up 1$/m)
  assert.equal((await fetch(`${at}/staff`)).status, 404)
  assert.equal((await fetch(`${at}/metrics`, { method: 'POST' })).status, 404)
})
