import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { limitedCity, send } from '../../../../seed/limited.ts'
import type { Browserless } from '../../../../seed/testing.ts'
import { text } from '../../requests/door/testing.ts'
import { bookingCity, TODAY } from '../testing.ts'
import { bookFor } from './booked.ts'
import { endWaiting } from './steps.ts'

// What somebody sees and does who sees a part of the people: places are those of all, names are those of theirs.

const city = await limitedCity()
const { opened, inside, answers, standing, seatsOf, bookingsIn, heard, by } = await bookingCity(city)
const numberOf = async (id: string) =>
  (await inside(tx => tx.selectFrom('person').select('number').where('id', '=', id).executeTakeFirstOrThrow())).number
const [foreign, own] = [await numberOf(city.foreign), await numberOf(city.own)]
let kita: Browserless
before(async () => {
  kita = await city.enter('kita')
})

/** The desk types a booking for somebody of this number; null: for somebody whom it does not know. */
async function books(occasion: string, name: string, number: number | null, party = 1): Promise<string> {
  city.clock.now = new Date(Date.parse(city.clock.now) + 60_000).toISOString()
  const said = { ...answers(occasion, name), party }
  const done = await inside(tx =>
    bookFor(tx, newId(), said, { medium: 'phone', number }, { by, now: city.clock.now, today: TODAY }),
  )
  assert.ok('id' in done, JSON.stringify(done))
  return done.id
}

describe('somebody who sees a part of the people', () => {
  test('sees who booked of their part and whom the desk does not know, and of nobody else even the name', async () => {
    const { occasion } = await opened('大学の先生と', { places: 9 })
    const hidden = await books(occasion, 'よその かた', foreign)
    const seen = await books(occasion, 'うちの かた', own)
    await books(occasion, 'みしらぬ かた', null)
    for (const path of [`/staff/bookings/${occasion}`, `/staff/bookings/${occasion}/print`]) {
      const page = await text(kita.get(path))
      assert.match(page, /うちの かた/, path)
      assert.match(page, /みしらぬ かた/, path)
      assert.doesNotMatch(page, /よその かた/, path)
    }
    assert.match(await text(kita.get(`/staff/bookings/${occasion}`)), /定員9人・埋まっている席3人/)
    assert.equal((await kita.get(`/staff/bookings/one/${seen}`)).status, 200)
    assert.equal((await kita.get(`/staff/bookings/one/${hidden}`)).status, 404)
    const acted = await send(kita, `/staff/bookings/one/${hidden}/do`, { do: 'cancel', medium: 'phone' })
    assert.equal(acted.status, 404)
    assert.equal((await standing(occasion))['よその かた'], 'confirmed')
  })

  test('gives away no place that somebody has whom they do not see', async () => {
    const { occasion } = await opened('月に一度の', { places: 1 })
    await books(occasion, 'よその かた', foreign)
    const waits = await books(occasion, 'うちの かた', own)
    const refused = await send(kita, `/staff/bookings/one/${waits}/do`, { do: 'offer', medium: 'phone' })
    assert.equal(refused.status, 422)
    assert.match(await text(refused), /この人数が入る空きがありません/)
    await heard()
    assert.deepEqual(await standing(occasion), { 'よその かた': 'confirmed', 'うちの かた': 'waiting' })
    assert.equal(await seatsOf(occasion), 1)
  })

  test('calls off what does not take place for everybody, whom they do not see too', async () => {
    const { occasion } = await opened('月に一度の', { places: 3 })
    await books(occasion, 'よその かた', foreign)
    await books(occasion, 'うちの かた', own)
    assert.equal((await send(kita, `/staff/bookings/${occasion}/off`, { why: '講師の都合' })).status, 303)
    await heard()
    assert.deepEqual(
      (await bookingsIn(occasion)).map(({ status, ended_as }) => [status, ended_as]),
      [
        ['cancelled', 'off'],
        ['cancelled', 'off'],
      ],
    )
    assert.equal(await seatsOf(occasion), 0)
  })

  test('adds places for who waits longest, whom they do not see too', async () => {
    const { occasion } = await opened('月に一度の', { places: 1 })
    await books(occasion, 'みしらぬ かた', null)
    await books(occasion, 'よその かた', foreign)
    await books(occasion, 'うちの かた', own)
    const { version, closes_on } = await inside(tx =>
      tx.selectFrom('occasion').selectAll().where('id', '=', occasion).executeTakeFirstOrThrow(),
    )
    const change = { version: String(version), places: '2', party: '1', closes_on, waits: '1' }
    const empty = { on_day: '', from: '', to: '' }
    assert.equal((await send(kita, `/staff/bookings/${occasion}/change`, { ...change, ...empty })).status, 303)
    await heard()
    const now = await standing(occasion)
    assert.deepEqual([now['よその かた'], now['うちの かた']], ['offered', 'waiting'])
    assert.equal(await seatsOf(occasion), 2)
  })

  test('ends nothing as long as it is not known of everybody whether they came', async () => {
    const { occasion } = await opened('大学の先生と', { places: 3 })
    await books(occasion, 'よその かた', foreign)
    const seen = await books(occasion, 'うちの かた', own)
    const { last_day } = await inside(tx =>
      tx.selectFrom('occasion').select('last_day').where('id', '=', occasion).executeTakeFirstOrThrow(),
    )
    city.clock.now = `${last_day}T06:00:00.000Z`
    const came = { [`came-${seen}`]: 'attended' }
    assert.equal((await send(await city.enter('kita'), `/staff/bookings/${occasion}/attendance`, came)).status, 303)
    assert.deepEqual(await standing(occasion), { 'よその かた': 'confirmed', 'うちの かた': 'attended' })
    const { status } = await inside(tx =>
      tx.selectFrom('occasion').select('status').where('id', '=', occasion).executeTakeFirstOrThrow(),
    )
    assert.equal(status, 'open', 'of one of them nobody has said whether they came')
  })

  test('ends it where all who had a place are known; whoever waited unseen is left waiting by nobody', async () => {
    city.clock.now = '2026-11-21T03:00:00.000Z'
    const { occasion } = await opened('大学の先生と', { places: 1 })
    const seen = await books(occasion, 'うちの かた', own)
    await books(occasion, 'よその かた', foreign)
    const { last_day } = await inside(tx =>
      tx.selectFrom('occasion').select('last_day').where('id', '=', occasion).executeTakeFirstOrThrow(),
    )
    city.clock.now = `${last_day}T06:00:00.000Z`
    const came = { [`came-${seen}`]: 'attended' }
    assert.equal((await send(await city.enter('kita'), `/staff/bookings/${occasion}/attendance`, came)).status, 303)
    assert.equal(await inside(tx => endWaiting(tx, city.clock.now)), 1)
    assert.deepEqual(await standing(occasion), { 'うちの かた': 'attended', 'よその かた': 'cancelled' })
    assert.equal(await inside(tx => endWaiting(tx, city.clock.now)), 0)
  })
})
