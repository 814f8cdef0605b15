import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { remind } from './actions.ts'

const demo = await demoApp()
const TODAY = '2026-11-21'
const write = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'job', municipality: demo.municipality }, work)

/** Something is agreed with somebody for this day, last of all. */
const agreed = (tx: Tx, proposal: string, planned_on: string, at: string) =>
  tx
    .insertInto('proposal_entry')
    .values({
      ...{ id: newId(), proposal_id: proposal, verb: 'visit', on_day: TODAY, at },
      data: JSON.stringify({ planned_on, planned_at: 630 }),
    })
    .execute()

test('the day before what was agreed they are told once; what was put off is told on its own day', async () => {
  const { id } = await write(tx =>
    tx.selectFrom('proposal').select('id').where('status', '=', 'visiting').executeTakeFirstOrThrow(),
  )
  await write(tx => remind(tx, TODAY, demo.clock.now))
  await write(tx => agreed(tx, id, addDays(TODAY, 1), '2026-11-21T02:00:00.000Z'))
  assert.equal(await write(tx => remind(tx, TODAY, demo.clock.now)), 1)
  assert.equal(await write(tx => remind(tx, TODAY, demo.clock.now)), 0)
  const { words, until_at } = await write(tx =>
    tx
      .selectFrom('notice')
      .select(['words', 'until_at'])
      .where('about_id', '=', id)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  assert.match(JSON.stringify(words), /日にち：令和8年11月22日（日）午前10時30分/)
  assert.equal(Date.parse(until_at!), Date.parse('2026-11-22T01:30:00.000Z'))
  await write(tx => agreed(tx, id, '2026-12-01', '2026-11-21T03:00:00.000Z'))
  assert.equal(await write(tx => remind(tx, TODAY, demo.clock.now)), 0)
  assert.equal(await write(tx => remind(tx, '2026-11-30', demo.clock.now)), 1)
})
