import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openStepOf } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { accepted, type Desk, deskAt, did, published } from '../testing.ts'
import { proposalById } from './store.ts'

const atDesk = deskAt(await demoApp())

const stepOf = async (desk: Desk, id: string) => {
  const step = await openStepOf(desk.tx, 'proposal', id)
  return step && { due: step.due_on }
}

const DECIDED = { hours_week: 6, starts_on: '2026-12-01', how: 'own' } as const

describe('once it has begun', () => {
  const active = async (desk: Desk): Promise<string> => {
    const id = await accepted(desk, await published(desk, 'volunteering'))
    await did(desk, id, 'decide', DECIDED)
    await did({ ...desk, today: '2026-12-01' }, id, 'start')
    return id
  }
  const held = (desk: Desk, id: string, today: Day, result: 'continuing' | 'trouble' | 'ended') =>
    did({ ...desk, today }, id, 'follow-up', { result, ...(result === 'ended' && { reason: 'health' }) })

  it(
    'follow-ups open by themselves after a week, 1, 3 and 6 months, and go on every half year',
    atDesk(async desk => {
      const id = await active(desk)
      const due: (string | undefined)[] = [(await stepOf(desk, id))?.due]
      for (const day of ['2026-12-09', '2027-01-04', '2027-03-01', '2027-06-02']) {
        await held(desk, id, day, 'continuing')
        due.push((await stepOf(desk, id))?.due)
      }
      assert.deepEqual(due, ['2026-12-08', '2027-01-04', '2027-03-01', '2027-06-01', '2027-12-01'])
    }),
  )

  it(
    'the note of the step says which follow-up it is',
    atDesk(async desk => {
      const id = await active(desk)
      assert.equal((await openStepOf(desk.tx, 'proposal', id))?.note, '始まってから1週間')
      await held(desk, id, '2026-12-08', 'continuing')
      assert.equal((await openStepOf(desk.tx, 'proposal', id))?.note, '始まってから1か月')
    }),
  )

  it(
    'a follow-up that finds it over ends it with its reason, frees the seat and leaves no step',
    atDesk(async desk => {
      const id = await active(desk)
      assert.deepEqual(await did(desk, id, 'follow-up', { result: 'ended' }), { refused: 'reasonUnfit' })
      await held(desk, id, '2026-12-20', 'ended')
      const proposal = (await proposalById(desk.tx, id))!
      assert.equal(proposal.status, 'ended')
      assert.equal(proposal.decision?.ended_on, '2026-12-20')
      assert.equal(await stepOf(desk, id), undefined)
    }),
  )
})
