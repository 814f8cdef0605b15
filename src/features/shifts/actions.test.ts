import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demoApp } from '../../../seed/testing.ts'
import { act } from '../proposals/record/actions.ts'
import { proposalById } from '../proposals/record/store.ts'
import { type Desk, deskAt } from '../proposals/testing.ts'
import { assign, endOf, recordAttendance } from './actions.ts'
import { assignmentsOfOpportunity, assignmentsOfPeople, attendanceOf } from './store.ts'
import { absentOn, decided, idle, placed, setting, shared, slotsOf, statusOf, stepOf, willing } from './testing.ts'

const app = await demoApp()
const at = deskAt(app)

describe('a place in a slot', () => {
  const giving = (desk: Desk, opportunity: string, person: string, slots: string[], from = desk.today) =>
    assign(desk.tx, { opportunity, person, slots, from, to: null }, desk)

  it(
    'is for those who are decided, from the day on which they begin',
    at(async desk => {
      const opportunity = await shared(desk, 2)
      const [someone = '', other = ''] = await idle(desk, 2)
      const slots = await slotsOf(desk, opportunity)
      assert.deepEqual(await giving(desk, opportunity, someone, slots), { refused: 'notDecided' })
      await decided(desk, opportunity, other, '2026-12-01')
      assert.deepEqual(await giving(desk, opportunity, other, slots), { refused: 'beforeStart' })
      assert.ok('name' in (await giving(desk, opportunity, other, slots, '2026-12-01')))
    }),
  )

  it(
    'is given once, as long as there are places, and all chosen ones or none',
    at(async desk => {
      const opportunity = await shared(desk, 1)
      const [first = '', second = ''] = await idle(desk, 2)
      const slots = await slotsOf(desk, opportunity)
      await placed(desk, opportunity, first)
      await decided(desk, opportunity, second)
      const twice = await giving(desk, opportunity, first, slots)
      assert.deepEqual('slots' in twice && twice.slots.map(one => [one.slot, one.refused, one.day]), [
        [slots[0], 'overlaps', '2026-11-24'],
      ])
      const full = await giving(desk, opportunity, second, slots)
      assert.deepEqual('slots' in full && full.slots.map(one => [one.slot, one.refused, one.day]), [
        [slots[0], 'full', desk.today],
      ])
      assert.equal((await assignmentsOfPeople(desk.tx, [second], desk.today)).length, 0)
      assert.ok('name' in (await giving(desk, opportunity, second, slots.slice(1))))
    }),
  )

  it(
    'overlaps with what the person does elsewhere, by name',
    at(async desk => {
      const [someone = ''] = await idle(desk, 1)
      await placed(desk, await shared(desk, 2), someone)
      const other = await shared(desk, 2)
      await decided(desk, other, someone)
      const done = await giving(desk, other, someone, (await slotsOf(desk, other)).slice(0, 1))
      assert.ok('slots' in done && done.slots[0]?.refused === 'overlaps' && done.slots[0].title)
    }),
  )

  it(
    'outside the hours that were named, and over the most hours of a week, is given with a doubt',
    at(async desk => {
      const opportunity = await shared(desk, 2)
      const [someone = ''] = await idle(desk, 1)
      await willing(desk, someone, opportunity)
      await desk.tx.updateTable('availability').set({ from_min: 600 }).where('person_id', '=', someone).execute()
      await desk.tx.updateTable('person').set({ hours_max: 4 }).where('id', '=', someone).execute()
      await decided(desk, opportunity, someone)
      const done = await giving(desk, opportunity, someone, await slotsOf(desk, opportunity))
      assert.deepEqual('doubts' in done && done.doubts.map(({ kind }) => kind), ['hours', 'hours', 'week'])
    }),
  )

  it(
    'is over with the decision, and free for somebody else',
    at(async desk => {
      const opportunity = await shared(desk, 1)
      const [first = '', second = ''] = await idle(desk, 2)
      const proposal = await decided(desk, opportunity, first)
      const slots = (await slotsOf(desk, opportunity)).slice(0, 1)
      await giving(desk, opportunity, first, slots)
      const run = async (verb: 'start' | 'end') => {
        const { version } = (await proposalById(desk.tx, proposal))!
        const given = { day: null, medium: 'visit' as const, note: '', version, reason: 'moved' as const }
        return act(desk.tx, proposal, verb, given, desk)
      }
      await run('start')
      await run('end')
      await decided(desk, opportunity, second)
      const from = '2026-11-22'
      assert.ok('name' in (await giving(desk, opportunity, second, slots, from)))
    }),
  )

  it(
    'is kept in words where the activity no longer has the slot',
    at(async desk => {
      const { opportunity, assignment } = await setting(desk, 0)
      await desk.tx.deleteFrom('slot').where('opportunity_id', '=', opportunity).execute()
      const [kept] = await assignmentsOfOpportunity(desk.tx, opportunity, desk.today)
      assert.deepEqual([kept?.id, kept?.slot_id, kept?.weekday, kept?.from_min], [assignment, null, 1, 570])
    }),
  )

  it(
    'ends with a last day, and its later absences are taken back',
    at(async desk => {
      const { assignment } = await setting(desk, 0)
      const absence = await absentOn(desk, assignment)
      assert.deepEqual(await endOf(desk.tx, assignment, '2026-11-19', desk), { refused: 'endBeforeStart' })
      assert.ok(!('refused' in (await endOf(desk.tx, assignment, '2026-11-30', desk))!))
      assert.equal(await statusOf(desk, absence), 'withdrawn')
      assert.equal(await stepOf(desk, absence), null)
      assert.deepEqual(await endOf(desk.tx, assignment, '2026-11-30', desk), { refused: 'ended' })
    }),
  )
})

it(
  'who came is noted for days that have been, and the latest note counts',
  at(async desk => {
    const { opportunity, assignment } = await setting(desk, 0)
    const later = { ...desk, today: '2026-11-24', now: '2026-11-24T05:00:00.000Z' }
    const note = (day: string, came: boolean, by = later) =>
      recordAttendance(desk.tx, opportunity, [{ assignment, day, came }], by)
    assert.deepEqual(await note('2026-12-01', true), { refused: 'future' })
    assert.deepEqual(await note('2026-11-23', true), { refused: 'notThen' })
    assert.deepEqual(await note('2026-11-24', true), { count: 1 })
    assert.deepEqual(await note('2026-11-24', false, { ...later, now: '2026-11-24T06:00:00.000Z' }), { count: 1 })
    const noted = await attendanceOf(desk.tx, opportunity, '2026-11-01', '2026-11-30')
    assert.deepEqual(
      noted.map(({ on_day, came }) => [on_day, came]),
      [['2026-11-24', false]],
    )
  }),
)
