import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inOrder } from '#features/people/bonds/rules.ts'
import { openStepOf } from '#features/steps/index.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { deskAt } from '../../proposals/testing.ts'
import { markAbsent } from '../absences/actions.ts'
import { absenceById } from '../absences/store.ts'
import { assignmentsOfPeople } from '../store.ts'
import {
  absentOn,
  agreed,
  asking,
  candidates,
  cityOf,
  idle,
  placed,
  setting,
  shared,
  slotsOf,
  TUESDAY,
  willing,
} from '../testing.ts'
import { substitutesFor } from './ranking.ts'

const app = await demoApp()
const at = deskAt(app)

describe('somebody cannot come', () => {
  it(
    'a step to find a substitute is opened for each day, due on the day before',
    at(async desk => {
      const { assignment } = await setting(desk, 0)
      const given = { from: '2026-12-01', to: '2026-12-15', reason: 'hospital' as const, note: '' }
      const done = await markAbsent(desk.tx, assignment, given, desk)
      assert.ok(done && 'ids' in done && done.ids.length === 3)
      const step = await openStepOf(desk.tx, 'absence', done.ids[1]!)
      assert.deepEqual([step?.what, step?.due_on, step?.owner_id], ['substitute', '2026-12-07', desk.by])
      const twice = await markAbsent(desk.tx, assignment, { ...given, from: '2026-12-08', to: null }, desk)
      assert.deepEqual(twice, { refused: 'twice', days: ['2026-12-08'] })
    }),
  )

  it(
    'the reason stands in no happening: the history of the person is read by more than the desk',
    at(async desk => {
      const { assignment } = await setting(desk, 0)
      const absence = await absentOn(desk, assignment)
      const events = await desk.tx.selectFrom('happening').selectAll().where('subject_id', '=', absence).execute()
      assert.ok(events.length > 0)
      assert.ok(!JSON.stringify(events).includes('health'))
    }),
  )

  it(
    'only those who can come besides what they do are put forward, never the absent one',
    at(async desk => {
      const { opportunity, person, others, assignment } = await setting(desk, 4)
      const absence = await absentOn(desk, assignment)
      const [busy = '', away = '', refusing = '', fine = ''] = others
      const elsewhere = await shared(desk, 3)
      await placed(desk, elsewhere, busy)
      await desk.tx.insertInto('absence_day').values({ person_id: away, from_on: TUESDAY, to_on: TUESDAY }).execute()
      await desk.tx
        .insertInto('exclusion')
        .values({
          id: newId(),
          person_id: refusing,
          organisation_id: desk.organisation,
          reason: '試し',
          set_by: desk.by,
        })
        .execute()
      const found = await candidates(desk, absence)
      assert.ok(found.includes(fine))
      for (const one of [person, busy, away, refusing]) assert.ok(!found.includes(one))
      // On the other weekday the same person is free.
      assert.equal((await assignmentsOfPeople(desk.tx, [busy], desk.today))[0]?.opportunity_id, elsewhere)
      assert.ok(opportunity)
    }),
  )

  it(
    'who is not to meet somebody of the activity is not asked, unless that one is absent',
    at(async desk => {
      const { opportunity, person, others, assignment } = await setting(desk, 3)
      const [there = '', apart = '', ofAbsent = ''] = others
      await placed(desk, opportunity, there)
      for (const [one, other] of [
        [there, apart],
        [person, ofAbsent],
      ])
        await desk.tx
          .insertInto('person_bond')
          .values({
            id: newId(),
            ...inOrder(one!, other!),
            kind: 'apart',
            reason: '試し',
            set_by: desk.by,
            set_on: desk.today,
          })
          .execute()
      const found = await candidates(desk, await absentOn(desk, assignment))
      assert.deepEqual([found.includes(apart), found.includes(ofAbsent)], [false, true])
    }),
  )

  it(
    'who was not asked when they can or where they live stays out and is counted, who was not asked how far is in',
    at(async desk => {
      const { others, assignment } = await setting(desk, 4)
      const [hours = '', home = '', way = '', never = ''] = others
      for (const id of [hours, never]) await desk.tx.deleteFrom('availability').where('person_id', '=', id).execute()
      await desk.tx.updateTable('person').set({ town_id: null }).where('id', '=', home).execute()
      await desk.tx.deleteFrom('reach').where('person_id', '=', way).execute()
      await desk.tx.updateTable('person').set({ never_free: true }).where('id', '=', never).execute()
      const absence = (await absenceById(desk.tx, await absentOn(desk, assignment)))!
      const city = { municipality: await cityOf(desk), today: desk.today }
      const { candidates: could, unasked } = await substitutesFor(desk.tx, city, absence)
      const ids = could.map(({ id }) => id)
      assert.deepEqual(
        [hours, home, way, never].map(id => ids.includes(id)),
        [false, false, true, false],
      )
      const asked = new Set(unasked.people.map(({ id }) => id))
      assert.deepEqual(
        [hours, home, way, never].map(id => asked.has(id)),
        [true, true, false, false],
      )
      assert.ok(unasked.count >= unasked.people.length)
    }),
  )

  it(
    'who withdrew the consent to be named to the organisation is not asked',
    at(async desk => {
      const { others, assignment } = await setting(desk, 2)
      const consent = await agreed(desk, others[0]!)
      const withdrawn = { withdrawn_on: desk.today, withdrawn_by: desk.by }
      await desk.tx.updateTable('consent').set(withdrawn).where('id', '=', consent).execute()
      const found = await candidates(desk, await absentOn(desk, assignment))
      assert.deepEqual([found.includes(others[0]!), found.includes(others[1]!)], [false, true])
    }),
  )

  it(
    'a shift of employment is offered to those alone who work there',
    at(async desk => {
      const opportunity = await shared(desk, 2, 'employment')
      const [person = '', colleague = '', stranger = ''] = await idle(desk, 3)
      await placed(desk, opportunity, person)
      const [, thursday = ''] = await slotsOf(desk, opportunity)
      await willing(desk, colleague, opportunity)
      await placed(desk, opportunity, colleague, [thursday])
      await willing(desk, stranger, opportunity)
      const mine = (await assignmentsOfPeople(desk.tx, [person], desk.today))[0]!
      assert.deepEqual(await candidates(desk, await absentOn(desk, mine.id)), [colleague])
    }),
  )

  it(
    'who was asked four times in 90 days stands last',
    at(async desk => {
      const { others, assignment } = await setting(desk, 2)
      const [tired = ''] = others
      for (const day of ['2026-11-24', '2026-12-08', '2026-12-15', '2026-12-22'])
        await asking(desk, await absentOn(desk, assignment, day), [tired])
      const found = await candidates(desk, await absentOn(desk, assignment))
      assert.equal(found.at(-1), tired)
      assert.ok(found.length > 1)
    }),
  )
})
