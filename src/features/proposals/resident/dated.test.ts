import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { addDays } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { answerTo } from '#platform/rows.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { accepted, consent, type Desk, deskOf, did, published } from '../testing.ts'
import { visitsDated } from './dated.ts'

const { database, municipality, clock } = await demoApp()
const TODAY = '2026-11-21'
const [SOON, LATER] = [addDays(TODAY, 5), addDays(TODAY, 9)]

/** What they have in their calendar, in their own lane. */
const visitsOf = (person: string) =>
  database.read({ lane: 'resident', municipality, person } as never, async (db: Read) => {
    const [from, to] = [addDays(TODAY, -60), addDays(TODAY, 60)]
    return visitsDated.tell(await answerTo(db, visitsDated.ask(from, to)), from, to)
  })

let [person, proposal] = ['', '']
const at = (desk: Desk, minutes: number): Desk => ({
  ...desk,
  now: new Date(Date.parse(clock.now) + minutes * 60_000).toISOString(),
})
const does = (verb: Parameters<typeof did>[2], data: Record<string, unknown>, minutes: number) =>
  database.write({ lane: 'staff', municipality }, async tx => {
    const desk = at({ ...(await deskOf(tx, clock.now)), person }, minutes)
    const done = await did(desk, proposal, verb, data as never)
    assert.ok(done && 'status' in done, JSON.stringify(done))
  })

before(() =>
  database.write({ lane: 'staff', municipality }, async tx => {
    const desk = await deskOf(tx, clock.now)
    person = desk.person
    await consent(desk)
    proposal = await accepted(desk, await published(desk, 'volunteering', { title: '花だんの水やり' }))
  }),
)

describe('a visit that was agreed', () => {
  test('stands in the calendar with its day; an hour that nobody knows is none', async () => {
    assert.deepEqual(await visitsOf(person), [])
    await does('visit', { planned_on: SOON, planned_at: null }, 1)
    const [visit, ...rest] = await visitsOf(person)
    assert.equal(rest.length, 0)
    assert.deepEqual(
      [visit!.what, visit!.title, visit!.day, visit!.from, visit!.state],
      ['見学', '花だんの水やり', SOON, null, 'set'],
    )
  })

  test('that is put to another day is the same thing with a higher number', async () => {
    const [first] = await visitsOf(person)
    await does('visit', { planned_on: LATER, planned_at: 600 }, 2)
    const [moved, ...rest] = await visitsOf(person)
    assert.equal(rest.length, 0)
    assert.deepEqual([moved!.uid, moved!.day, moved!.from], [first!.uid, LATER, 600])
    assert.ok(moved!.sequence > first!.sequence)
  })

  test('that was held stays, and what is agreed after it is another thing', async () => {
    await does('result', { result: 'good' }, 3)
    await does('trial', { planned_on: LATER, planned_at: 780 }, 4)
    const things = await visitsOf(person)
    assert.deepEqual(
      things.map(({ what, state }) => `${what} ${state}`),
      ['見学 set', '体験 set'],
    )
    assert.equal(new Set(things.map(({ uid }) => uid)).size, 2)
  })

  test('is off once they declined, and the one that was held is not', async () => {
    const before = (await visitsOf(person))[1]!
    await does('decline', { reason: 'health' }, 5)
    const things = await visitsOf(person)
    assert.deepEqual(
      things.map(({ state, said }) => [state, said]),
      [
        ['set', ''],
        ['off', 'とりやめになりました'],
      ],
    )
    assert.ok(things[1]!.sequence > before.sequence)
  })

  test('is nobody else’s', async () => {
    const other = await database.read(
      { lane: 'job', municipality },
      async db =>
        (await db.selectFrom('person').select('id').where('id', '<>', person).limit(1).executeTakeFirstOrThrow()).id,
    )
    assert.ok((await visitsOf(other)).every(({ title }) => title !== '花だんの水やり'))
  })
})
