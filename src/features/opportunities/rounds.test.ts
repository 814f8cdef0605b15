import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openStepOf } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { registerOpportunity } from './record/actions.ts'
import { publicationsOf } from './record/store.ts'
import { opportunityById } from './record/store-read.ts'
import { rounds } from './rounds.ts'
import { desk, NOW } from './testing.ts'

const { of, tried, after, staff } = await desk()
const run = (tx: Tx, day: string) => rounds[0]!.run(tx, { day, since: day, now: `${day}T01:00:00.000Z` })

describe('the end of a published activity', () => {
  const cases: readonly [says: string, ends_on: string | null, day: string, status: 'open' | 'closed'][] = [
    ['is its last day: it is still open', '2026-12-24', '2026-12-24', 'open'],
    ['has passed: it takes nobody any more', '2026-12-24', '2026-12-25', 'closed'],
    ['passed while nothing ran', '2026-12-24', '2027-03-01', 'closed'],
    ['was never set', null, '2030-01-01', 'open'],
  ]
  for (const [says, ends_on, day, status] of cases)
    it(says, () =>
      tried(async tx => {
        const id = await after(tx, of('volunteering', { ends_on }), ['submit', 'publish'])
        assert.equal(await run(tx, day), status === 'closed' ? 1 : 0)
        assert.equal((await opportunityById(tx, id))?.status, status)
        assert.equal(await run(tx, day), 0)
      }),
    )

  it('leads to the question whether it goes on, for whoever had it in hand, and to a line in its history', () =>
    tried(async tx => {
      const id = await after(tx, of('volunteering', { ends_on: '2026-12-24' }), ['submit', 'publish'])
      const before = await openStepOf(tx, 'opportunity', id)
      await run(tx, '2026-12-25')
      const step = await openStepOf(tx, 'opportunity', id)
      assert.notEqual(step?.id, before?.id)
      assert.deepEqual([step?.what, step?.due_on, step?.owner_id], ['confirm', '2027-01-25', staff['suzuki']])
      assert.match(step?.note ?? '', /終了にするか、もう一度募集するか/)
      const last = (await publicationsOf(tx, id)).at(-1)
      assert.deepEqual([last?.verb, last?.reason, last?.by], ['close', '終わりの日を過ぎたため', null])
    }))

  it('is left to the list from which the activity was taken', () =>
    tried(async tx => {
      const data = of('volunteering', { ends_on: '2026-12-24' })
      const id = await registerOpportunity(
        tx,
        data,
        { by: null, now: NOW, today: '2026-11-21' },
        { source: 'events:122173', source_id: '1' },
      )
      await tx.updateTable('opportunity').set({ status: 'open' }).where('id', '=', id).execute()
      assert.equal(await run(tx, '2026-12-25'), 0)
    }))

  it('does not touch what was never published', () =>
    tried(async tx => {
      await after(tx, of('volunteering', { ends_on: '2026-12-24' }), ['submit'])
      await after(tx, of('volunteering', { ends_on: '2026-12-24' }))
      assert.equal(await run(tx, '2026-12-25'), 0)
    }))
})
