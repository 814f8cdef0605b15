import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { text } from '../../requests/door/testing.ts'
import { bookFor } from '../desk/booked.ts'
import { whoIs } from '../door/actions.ts'
import { bookingCity, TODAY } from '../testing.ts'
import { bookingClosing } from './closing.ts'
import { moveBookings } from './moving.ts'

// What of a person is booked: on their time line, when their time at the desk ends, and when they are found to be another.

const { demo, opened, answers, inside, bookingsIn, seatsOf, heard, by } = await bookingCity()
const sato = await demo.login('sato')
const [her, him] = await inside(tx =>
  tx.selectFrom('person').select(['id', 'number']).where('closed_on', 'is', null).orderBy('number').limit(2).execute(),
)
const doing = { by, now: demo.clock.now, today: TODAY }
const booked = async (occasion: string, { number }: { number: number }, name = 'だれか') => {
  const done = await inside(tx => bookFor(tx, newId(), answers(occasion, name), { medium: 'phone', number }, doing))
  assert.ok('id' in done, JSON.stringify(done))
  return done.id
}
const open = () => inside(tx => bookingClosing.open(tx, her!.id, TODAY))
const end = (id: string, way: string) => inside(tx => bookingClosing.end(tx, { id, way, why: '転居' }, doing))

describe('what somebody booked', () => {
  test('stands on their time line, and on nobody else’s', async () => {
    const { occasion } = await opened('大学の先生と', { places: 3 })
    const id = await booked(occasion, her!)
    const line = /の申しこみ：申しこみを受けつけ、参加が決まりました。/
    assert.match(await text(sato.get(`/staff/people/${her!.id}`)), line)
    assert.match(await text(sato.get(`/staff/people/${her!.id}`)), new RegExp(`/staff/bookings/one/${id}`))
    assert.doesNotMatch(await text(sato.get(`/staff/people/${him!.id}`)), new RegExp(`/staff/bookings/one/${id}`))
  })

  test('is asked for one by one when their time at the desk ends: it stays, or is called off', async () => {
    const [one, two] = [await opened('大学の先生と', { places: 3 }), await opened('大学の先生と', { places: 3 })]
    const [stays, ends] = [await booked(one.occasion, her!), await booked(two.occasion, her!)]
    const before = await open()
    assert.ok([stays, ends].every(id => before.some(thing => thing.id === id)))
    assert.match(before[0]!.what, /^申しこみ：「大学の先生と.*（確定）$/)
    assert.equal(await end(stays, 'comes'), null)
    assert.equal(await end(ends, 'cancel'), null)
    await heard()
    assert.equal(await seatsOf(one.occasion), 1)
    assert.equal(await seatsOf(two.occasion), 0)
    assert.match((await end(ends, 'cancel')) ?? '', /いまの状態では/)
    assert.ok((await open()).every(({ id }) => id !== ends))
  })

  test('is known as that of whom they are found to be; what both booked stays apart', async () => {
    const [one, both] = [await opened('大学の先生と', { places: 3 }), await opened('大学の先生と', { places: 3 })]
    const mine = await booked(one.occasion, her!)
    await booked(both.occasion, her!)
    await booked(both.occasion, him!)
    await inside(tx => moveBookings(tx, her!.id, him!.id, doing))
    const [moved] = await bookingsIn(one.occasion)
    assert.deepEqual([moved!.id, moved!.person_id, moved!.who], [mine, him!.id, whoIs(him!.id)])
    const twice = await inside(tx =>
      bookFor(tx, newId(), answers(one.occasion, 'だれか'), { medium: 'phone', number: him!.number }, doing),
    ).catch(error => error)
    assert.deepEqual(twice, { refused: 'twice' })
    const left = await bookingsIn(both.occasion)
    assert.deepEqual(new Set(left.map(({ person_id }) => person_id)), new Set([him!.id]))
    assert.equal(new Set(left.map(({ who }) => who)).size, 2)
  })
})
