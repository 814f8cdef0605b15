import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { accept, leave } from '../actions.ts'
import { book } from '../door/actions.ts'
import type { Answers } from '../door/forms.ts'
import { bookingCity, TODAY } from '../testing.ts'
import { lapse } from './actions.ts'

const { demo, opened, seatsOf, bookingsIn, standing, answers, heard, inside, post } = await bookingCity()
const { clock, database, municipality } = demo
const from = { place: null, person: null, medium: 'web', typed_by: null, by: null } as const
/** Somebody books by the web, a minute after the one before. */
async function books(said: Answers): Promise<string> {
  clock.now = new Date(Date.parse(clock.now) + 60_000).toISOString()
  const done = await database.write({ lane: 'public', municipality }, tx =>
    book(tx, newId(), said, from, { now: clock.now, today: TODAY }),
  )
  assert.ok('id' in done, JSON.stringify(done))
  return done.id
}
const how = () => ({ by: null, now: clock.now, medium: 'web' as const })

describe('a place that becomes free', () => {
  test('is offered to who waits longest and fits in, taken by their yes alone, and goes on when nobody answers', async () => {
    const { occasion } = await opened('月に一度の', { places: 2 })
    const own = async (id: string) => ({ id, occasion_id: occasion })
    const first = await books(answers(occasion, 'あ'))
    await books(answers(occasion, 'い'))
    for (const [name, more] of [
      ['ふたり', { party: 2, companions: 'つれ' }],
      ['ひかえ', { spare: true }],
      ['う', {}],
      ['え', {}],
    ] as const)
      await books(answers(occasion, name, more))
    assert.equal(await inside(async tx => leave(tx, await own(first), how())), true)
    assert.equal(
      await inside(async tx => leave(tx, await own(first), how())),
      false,
      'a second time there is nothing to leave',
    )
    await heard()
    const offered = await standing(occasion)
    assert.deepEqual(
      [offered['ふたり'], offered['ひかえ'], offered['う'], offered['え']],
      ['waiting', 'waiting', 'offered', 'waiting'],
    )
    assert.equal(await seatsOf(occasion), 2, 'the place is kept for who was asked')
    const u = (await bookingsIn(occasion)).find(({ name }) => name === 'う')!
    clock.now = u.offer_until!
    assert.equal(await inside(async tx => accept(tx, await own(u.id), how())), false, 'at the very end it is over')
    assert.ok((await inside(tx => lapse(tx, clock.now))) > 0)
    assert.equal(await inside(tx => lapse(tx, clock.now)), 0, 'once')
    const after = await standing(occasion)
    assert.deepEqual([after['う'], after['え']], ['lapsed', 'offered'])
    const step = await inside(tx =>
      tx.selectFrom('step').selectAll().where('subject_id', '=', u.id).where('done_at', 'is', null).executeTakeFirst(),
    )
    assert.equal(step?.what, 'contact', 'a person asks whether it was read')
    const e = (await bookingsIn(occasion)).find(({ name }) => name === 'え')!
    assert.equal((await post(`/staff/bookings/one/${e.id}/do`, { do: 'accept', medium: 'phone' })).status, 303)
    assert.equal((await post(`/staff/bookings/one/${u.id}/do`, { do: 'rejoin', medium: 'phone' })).status, 303)
    const last = await standing(occasion)
    assert.deepEqual([last['え'], last['う'], last['ふたり']], ['confirmed', 'waiting', 'waiting'])
    assert.equal(await seatsOf(occasion), 2)
    const both = (await bookingsIn(occasion)).filter(({ status }) => status === 'confirmed')
    for (const { id } of both) await inside(async tx => leave(tx, await own(id), how()))
    await heard()
    assert.equal(
      (await standing(occasion))['ふたり'],
      'offered',
      'two who wait together are asked when there are two places',
    )
    assert.equal(await seatsOf(occasion), 2)
  })

  test('an answer and the end of the offer at the same time: one of them counts, and no place is lost', async () => {
    const { occasion } = await opened('月に一度の', { places: 1 })
    for (let round = 0; round < 3; round++) {
      const stays = await books(answers(occasion, `いる${round}`))
      const waits = await books(answers(occasion, `まつ${round}`))
      await inside(tx => leave(tx, { id: stays, occasion_id: occasion }, how()))
      await heard()
      const { offer_until } = (await bookingsIn(occasion)).find(({ id }) => id === waits)!
      const before = new Date(Date.parse(offer_until!) - 1).toISOString()
      const [said] = await Promise.all([
        inside(tx => accept(tx, { id: waits, occasion_id: occasion }, { ...how(), now: before })),
        inside(tx => lapse(tx, offer_until!)),
      ])
      const { status } = (await bookingsIn(occasion)).find(({ id }) => id === waits)!
      assert.equal(status, said ? 'confirmed' : 'lapsed')
      assert.equal(await seatsOf(occasion), said ? 1 : 0)
      if (said) await inside(tx => leave(tx, { id: waits, occasion_id: occasion }, how()))
      await heard()
      assert.equal(await seatsOf(occasion), 0)
    }
  })
})

describe('one person', () => {
  test('is not in two places at once; one after the other is fine', async () => {
    const [a, b] = [await opened('大学の先生と', { places: 5 }), await opened('大学の先生と', { places: 5 })]
    const times = await inside(tx =>
      tx.selectFrom('occasion_time').selectAll().where('occasion_id', '=', a.occasion).execute(),
    )
    const { on_day, from_min, to_min } = times[0]!
    const said = answers(a.occasion, 'ひとり さん')
    await books(said)
    const replace = async (from: number, to: number) => {
      const { replaceTimes } = await import('../desk/store.ts')
      await inside(tx => replaceTimes(tx, b.occasion, [{ on_day, from_min: from, to_min: to }]))
    }
    await replace(from_min + 30, to_min + 30)
    const clash = await database.write(
      { lane: 'public', municipality },
      tx => book(tx, newId(), { ...said, occasion: b.occasion }, from, { now: clock.now, today: TODAY }),
      done => 'id' in done,
    )
    assert.deepEqual(clash, { refused: 'overlaps' })
    await replace(to_min, to_min + 60)
    await books({ ...said, occasion: b.occasion })
  })
})
