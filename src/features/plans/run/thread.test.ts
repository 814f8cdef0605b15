import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after as afterAll, test } from 'node:test'
import { setTimeout as after } from 'node:timers/promises'
import { configOf } from '#platform/backup/testing.ts'
import { testDatabase } from '#platform/testing.ts'
import { DEMO, DEMO_NOW } from '../../../../seed/testing.ts'
import { openJobs } from '../../../jobs.ts'
import { startPlan } from '../actions.ts'
import { planById } from '../store.ts'
import { coordinator, START } from '../testing.ts'

// The thread reads its key there, and writes it where there is none.
const dataDir = mkdtempSync(join(tmpdir(), 'yui-thread-'))
afterAll(() => rmSync(dataDir, { recursive: true }))
const { database, logins } = await testDatabase(DEMO)
const municipality = await database.untenanted(
  async db => (await db.selectFrom('municipality').select('id').executeTakeFirstOrThrow()).id,
)

test('somebody asks for a plan and does something else: the thread of the jobs takes it from the queue and makes it', async () => {
  const begun = await database.write({ lane: 'staff', municipality }, async tx =>
    startPlan(tx, START, await coordinator(tx, DEMO_NOW)),
  )
  if ('refused' in begun) return assert.fail(begun.refused)
  const logged: unknown[] = []
  const jobs = openJobs({ logins, config: configOf(dataDir) }, entry => void logged.push(entry))
  const statusNow = () =>
    database.read({ lane: 'staff', municipality }, async db => (await planById(db, begun.id))?.status)
  for (let i = 0; i < 1500 && (await statusNow()) !== 'done'; i++) await after(100)
  assert.equal(await statusNow(), 'done')
  await jobs.stop()
  assert.deepEqual(logged, [])
})
