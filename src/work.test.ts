import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { configOf } from '#platform/backup/testing.ts'
import { testDatabase } from '#platform/testing.ts'
import { openWork } from './work.ts'

// By itself: it waits for a Worker to go.

const dataDir = mkdtempSync(join(tmpdir(), 'yui-work-'))
after(() => rmSync(dataDir, { recursive: true }))
const { logins } = await testDatabase()
const given = { logins, config: configOf(dataDir) }
const nowhere = { job: 'no-such-job', municipality: '', about: '', last: false }

test('what a job throws comes back to whoever asked, and the next task is done all the same', async () => {
  const work = openWork(given, () => {})
  await assert.rejects(work.do(nowhere), { name: 'TypeError' })
  assert.deepEqual(await work.do({ seen: new Map() }), new Map(), 'no city, nothing due')
  await work.stop()
})

test('after a second without work the thread goes, and another comes with the next task', async () => {
  const work = openWork(given, () => {})
  const ended = () => process.getActiveResourcesInfo().filter(one => one === 'MessagePort').length
  await work.do({ seen: new Map() })
  const busy = ended()
  for (let waited = 0; waited < 100 && ended() >= busy; waited++) await new Promise(done => setTimeout(done, 100))
  assert.ok(ended() < busy, 'the thread is gone')
  assert.deepEqual(await work.do({ seen: new Map() }), new Map())
  await work.stop()
})
