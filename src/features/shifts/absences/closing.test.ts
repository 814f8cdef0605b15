import assert from 'node:assert/strict'
import test from 'node:test'
import { openStepOf } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { shiftClosing } from './closing.ts'

const { database, municipality } = await demoApp()
const TODAY = '2026-11-21'
const tried = (work: (tx: Tx, by: string) => Promise<void>) => () =>
  database.write(
    { lane: 'staff', municipality },
    async tx => {
      const { id } = await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()
      await work(tx, id)
    },
    () => false,
  )

/** Ends everything that is open for a person in the shifts by this way of each. */
async function endAll(tx: Tx, by: string, person: string, at: number): Promise<number> {
  const open = await shiftClosing.open(tx, person, TODAY)
  for (const { id, ways } of open) {
    const way = ways[Math.min(at, ways.length - 1)]!.value
    assert.equal(await shiftClosing.end(tx, { id, way, why: '本人の希望' }, { by, now: DEMO_NOW, today: TODAY }), null)
  }
  assert.deepEqual(await shiftClosing.open(tx, person, TODAY), [])
  return open.length
}

for (const at of [0, 1])
  test(
    `whoever is absent leaves no absence open, by way ${at + 1}, and nobody is left to be told`,
    tried(async (tx, by) => {
      const steps = await tx
        .selectFrom('step')
        .select(['subject_id', 'person_id'])
        .where('subject_kind', '=', 'absence')
        .where('done_at', 'is', null)
        .execute()
      assert.ok(steps.length > 0)
      for (const { person_id } of steps) await endAll(tx, by, person_id!, at)
      for (const { subject_id } of steps) assert.equal(await openStepOf(tx, 'absence', subject_id), undefined)
    }),
  )

test(
  'whoever was asked to come instead leaves no question open, and a day they had taken is looked after again',
  tried(async (tx, by) => {
    const calls = await tx
      .selectFrom('substitute_call')
      .leftJoin('assignment', 'assignment.call_id', 'substitute_call.id')
      .select(['substitute_call.person_id', 'substitute_call.absence_id', 'assignment.on_day'])
      .where(eb =>
        eb.or([
          eb('assignment.on_day', '>=', TODAY),
          eb.and([eb('substitute_call.answer', 'is', null), eb('substitute_call.closed_at', 'is', null)]),
        ]),
      )
      .execute()
    assert.ok(calls.length > 0)
    for (const { person_id, absence_id, on_day } of calls) {
      await endAll(tx, by, person_id, 0)
      if (on_day) assert.equal((await openStepOf(tx, 'absence', absence_id))?.what, 'substitute')
    }
  }),
)
