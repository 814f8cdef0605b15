import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addMinutes, startOf } from '#platform/clock.ts'
import { loginsOf } from '#platform/connect.ts'
import { openDatabase } from '#platform/db.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { type Desk, deskAt, deskOf } from '../../proposals/testing.ts'
import { endAbsence, noteTold } from '../absences/actions.ts'
import { absenceById } from '../absences/store.ts'
import { assign, endOf } from '../actions.ts'
import { assignmentsOfOpportunity, assignmentsOfPeople } from '../store.ts'
import {
  absentOn,
  agreed,
  asking,
  cityOf,
  decided,
  idle,
  setting,
  shared,
  slotsOf,
  statusOf,
  stepOf,
  TUESDAY,
} from '../testing.ts'
import { answer, ask } from './actions.ts'

// By itself: two hundred at once take most connections that the server has.

const app = await demoApp()
const { database, municipality } = app
const at = deskAt(app)

describe('somebody is asked to come instead', () => {
  it(
    'with a yes they have the place of that day, the others are let off, and all are to be told',
    at(async desk => {
      const { others, assignment, opportunity } = await setting(desk, 3)
      const absence = await absentOn(desk, assignment)
      const [first, second, third] = await asking(desk, absence, others)
      assert.equal(await stepOf(desk, absence), 'answer')
      assert.ok('call' in (await answer(desk.tx, first!.id, { answer: 'no', agreed: false }, desk))!)
      assert.equal(await stepOf(desk, absence), 'answer')
      await agreed(desk, second!.person_id)
      assert.ok('call' in (await answer(desk.tx, second!.id, { answer: 'yes', agreed: false }, desk))!)
      assert.equal(await statusOf(desk, absence), 'covered')
      const [mine] = await assignmentsOfPeople(desk.tx, [second!.person_id], desk.today)
      assert.deepEqual([mine?.from_on, mine?.to_on, mine?.opportunity_id], [TUESDAY, TUESDAY, opportunity])
      assert.ok((await absenceById(desk.tx, absence))!.calls.find(({ id }) => id === third!.id)?.closed_at)
      assert.equal(await stepOf(desk, absence), 'contact')
      const late = await answer(desk.tx, third!.id, { answer: 'yes', agreed: true }, desk)
      assert.equal(late && 'refused' in late && late.refused, 'settled')
      const twice = await answer(desk.tx, second!.id, { answer: 'yes', agreed: true }, desk)
      assert.equal(twice && 'refused' in twice && twice.refused, 'answered')
      assert.ok(!('refused' in (await noteTold(desk.tx, absence, desk))!))
      assert.equal(await stepOf(desk, absence), null)
    }),
  )

  it(
    'a yes needs the consent to be named to the organisation, which may be given just then',
    at(async desk => {
      const { others, assignment } = await setting(desk, 1)
      const absence = await absentOn(desk, assignment)
      const [call] = await asking(desk, absence, others)
      const without = await answer(desk.tx, call!.id, { answer: 'yes', agreed: false }, desk)
      assert.equal(without && 'refused' in without && without.refused, 'consentMissing')
      assert.ok('call' in (await answer(desk.tx, call!.id, { answer: 'yes', agreed: true }, desk))!)
      const consents = await desk.tx
        .selectFrom('consent')
        .select(['fields', 'recipient_id', 'given_by_medium'])
        .where('person_id', '=', others[0]!)
        .where('recipient_id', '=', desk.organisation)
        .execute()
      assert.deepEqual(consents, [
        { fields: ['name', 'time'], recipient_id: desk.organisation, given_by_medium: 'phone' },
      ])
    }),
  )

  it(
    'when all said no the search goes on; a no may become a yes',
    at(async desk => {
      const { others, assignment } = await setting(desk, 1)
      const absence = await absentOn(desk, assignment)
      const [call] = await asking(desk, absence, others)
      await answer(desk.tx, call!.id, { answer: 'no', agreed: false }, desk)
      assert.equal(await stepOf(desk, absence), 'substitute')
      const again = await answer(desk.tx, call!.id, { answer: 'no', agreed: false }, desk)
      assert.equal(again && 'refused' in again && again.refused, 'answered')
      assert.ok('call' in (await answer(desk.tx, call!.id, { answer: 'yes', agreed: true }, desk))!)
    }),
  )

  it(
    'where the substitute falls out, somebody is looked for again, and what was confirmed elsewhere stays',
    at(async desk => {
      const { others, assignment, opportunity } = await setting(desk, 2)
      const absence = await absentOn(desk, assignment)
      const [call] = await asking(desk, absence, [others[0]!])
      await answer(desk.tx, call!.id, { answer: 'yes', agreed: true }, desk)
      const refused = await endAbsence(desk.tx, absence, 'withdrawn', desk)
      assert.deepEqual(refused, { refused: 'hasSubstitute' })
      const [mine] = await assignmentsOfPeople(desk.tx, [others[0]!], desk.today)
      assert.ok(!('refused' in (await endOf(desk.tx, mine!.id, TUESDAY, desk))!))
      assert.equal(await statusOf(desk, absence), 'uncovered')
      assert.equal(await stepOf(desk, absence), 'substitute')
      const left = await assignmentsOfOpportunity(desk.tx, opportunity, desk.today)
      assert.deepEqual(
        left.map(({ id }) => id),
        [assignment],
      )
    }),
  )

  it(
    'nobody is asked for a day that is past, or where they do without',
    at(async desk => {
      const { others, assignment } = await setting(desk, 2)
      const absence = await absentOn(desk, assignment)
      const city = { municipality: await cityOf(desk) }
      const later = { ...desk, today: '2026-12-02' }
      assert.deepEqual(await ask(desk.tx, absence, others, city, later), { refused: 'dayOver' })
      const { day, to_min } = (await absenceById(desk.tx, absence))!
      const atEnd = { ...desk, today: day, now: addMinutes(startOf(day), to_min) }
      assert.deepEqual(await ask(desk.tx, absence, others, city, atEnd), { refused: 'dayOver' }, 'it ends just now')
      const before = { ...atEnd, now: addMinutes(atEnd.now, -1) }
      assert.deepEqual(await ask(desk.tx, absence, [], city, before), { refused: 'nobodyChosen' })
      assert.deepEqual(await ask(desk.tx, absence, [], city, desk), { refused: 'nobodyChosen' })
      assert.deepEqual(await ask(desk.tx, absence, [desk.organisation], city, desk), { refused: 'cannotCome' })
      await endAbsence(desk.tx, absence, 'without', desk)
      assert.deepEqual(await ask(desk.tx, absence, others, city, desk), { refused: 'settled' })
      assert.deepEqual(await endAbsence(desk.tx, absence, 'without', desk), { refused: 'settled' })
      assert.equal(await stepOf(desk, absence), 'contact')
    }),
  )
})

describe('of many at once', () => {
  const write = <T>(work: (desk: Desk) => Promise<T>) =>
    database.write({ lane: 'staff', municipality }, async tx => work(await deskOf(tx, DEMO_NOW)))

  it('exactly as many of 200 get a place as there are places', { timeout: 120_000 }, async () => {
    const { opportunity, slots, people, by } = await write(async desk => {
      const opportunity = await shared(desk, 5)
      const people = await idle(desk, 20)
      for (const person of people) await decided(desk, opportunity, person)
      return { opportunity, people, slots: await slotsOf(desk, opportunity), by: desk.by }
    })
    const crowd = openDatabase(await loginsOf(app.owner), { size: 20, statementMs: 60_000 })
    try {
      const who = { by, now: DEMO_NOW, today: '2026-11-21' }
      const wanted = Array.from({ length: 200 }, (_, i) => people[i % people.length]!)
      const answers = await Promise.allSettled(
        wanted.map(person =>
          crowd.write({ lane: 'staff', municipality }, tx =>
            assign(tx, { opportunity, person, slots: slots.slice(0, 1), from: '2026-11-21', to: null }, who),
          ),
        ),
      )
      const given = answers.filter(one => one.status === 'fulfilled' && 'name' in one.value)
      assert.equal(given.length, 5)
      // Whoever waits longer than the database lets them is told to try again.
      for (const one of answers) if (one.status === 'rejected') assert.match(String(one.reason), /timeout/)
      const held = await write(({ tx }) => assignmentsOfOpportunity(tx, opportunity, '2026-11-21'))
      assert.equal(new Set(held.map(one => one.person_id)).size, 5)
    } finally {
      await crowd.close()
    }
  })

  it('one of those who say yes at the same moment comes', { timeout: 120_000 }, async () => {
    const { absence, calls, by } = await write(async desk => {
      const { assignment, others } = await setting(desk, 8)
      const absence = await absentOn(desk, assignment)
      return { absence, calls: await asking(desk, absence, others), by: desk.by }
    })
    const who = { by, now: DEMO_NOW, today: '2026-11-21' }
    const answers = await Promise.all(
      calls.map(({ id }) =>
        database.write({ lane: 'staff', municipality }, tx => answer(tx, id, { answer: 'yes', agreed: true }, who)),
      ),
    )
    assert.equal(answers.filter(done => done && 'call' in done).length, 1)
    const settled = await write(({ tx }) => absenceById(tx, absence))
    assert.equal(settled?.calls.filter(call => call.assignment_id !== null).length, 1)
  })
})
