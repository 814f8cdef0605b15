import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { takeUp } from '#platform/jobs.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { startPlan, startReplay } from '../actions.ts'
import { jobs } from '../jobs.ts'
import { coordinator, finished, madePlan, START } from '../testing.ts'
import { askedOf, begin } from './store.ts'

const city = await demoApp()
const { database, municipality, clock } = city
const inJobs = <T>(work: Parameters<typeof database.write<T>>[1]) =>
  database.write<T>({ lane: 'job', municipality }, work)
const planned = async (): Promise<string[]> => {
  const { rows } = await inJobs(tx =>
    sql<{
      one: string
    }>`select name || ' ' || (data->>'about') as one from pgboss.job where state < 'completed' order by 1`.execute(tx),
  )
  return rows.map(({ one }) => one)
}

test('what ran or waited when the backup was made is taken up at the next start, once; what had ended is left alone', async () => {
  const done = await madePlan(city)
  const [waiting, running] = await inJobs(async tx => {
    const who = await coordinator(tx, clock.now)
    const ids = [await startPlan(tx, START, who), await startPlan(tx, START, who)].map(begun =>
      'refused' in begun ? assert.fail(begun.refused) : begun.id,
    )
    await begin(tx, ids[1]!, clock.now)
    assert.deepEqual(await startReplay(tx, done, who), {})
    return ids
  })
  const all = [`plan ${waiting}`, `plan ${running}`, `plan-replay ${done}`].sort()
  // A restored installation has the rows and an empty queue.
  await inJobs(tx => sql`delete from pgboss.job`.execute(tx))
  await takeUp(database, jobs)
  assert.deepEqual(await planned(), all)
  await takeUp(database, jobs)
  assert.deepEqual(await planned(), all, 'what stands in the queue is not planned twice')
  await finished(city, running!)
  assert.equal((await inJobs(tx => askedOf(tx, running!)))?.status, 'done')
})
