import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { issueLink } from '#platform/links.ts'
import { text } from '../../requests/door/testing.ts'
import { book } from '../door/actions.ts'
import type { Answers } from '../door/forms.ts'
import { bookingCity, TODAY } from '../testing.ts'
import { doubtChanged } from './actions.ts'
import { doubtOf, type Said } from './rules.ts'

const { demo, opened, inside, post, heard, bookingsIn, answers, standing, seatsOf } = await bookingCity()
const look = () => inside(tx => doubtChanged(tx, TODAY, demo.clock.now))
const stepOf = (id: string) =>
  inside(tx =>
    tx
      .selectFrom('step')
      .select(['what', 'note'])
      .where('subject_id', '=', id)
      .where('done_at', 'is', null)
      .executeTakeFirst(),
  )
const doubtIn = async (id: string) =>
  (await inside(tx => tx.selectFrom('occasion').select('doubt').where('id', '=', id).executeTakeFirstOrThrow())).doubt
const shift = (activity: string, minutes: number) =>
  inside(tx =>
    sql`update slot set from_min = from_min + ${minutes}, to_min = to_min + ${minutes} where opportunity_id = ${activity}::uuid`.execute(
      tx,
    ),
  )
const booked = async (occasion: string, name: string, more: Partial<Answers> = {}) =>
  demo.database.write(
    { lane: 'public', municipality: demo.municipality },
    tx => book(tx, newId(), answers(occasion, name, more), from, { now: demo.clock.now, today: TODAY }),
    done => 'id' in done,
  )
const from = { place: null, person: null, medium: 'web', typed_by: null, by: null } as const
const page = async (occasion: string) => text((await demo.login('sato')).get(`/staff/bookings/${occasion}`))

const at = { on_day: '2026-12-05', from_min: 600, to_min: 720 }
const single = { weekday: null, ...at, weeks: 31 }
// Saturday: `weekday` counts from Monday (0).
const weekly = { weekday: 5, on_day: null, from_min: 600, to_min: 720, weeks: 31 }
const said: Said = { ended: false, starts_on: null, ends_on: null, slots: [single] }

describe('what was booked is doubted', () => {
  for (const [why, changed, doubt] of [
    ['not where the day and the hours are there', {}, null],
    ['not where they are there every week', { slots: [weekly] }, null],
    ['not where a day was added', { slots: [single, { ...single, on_day: '2026-12-12' }] }, null],
    ['where the activity ended', { ended: true }, 'ended'],
    ['where it is on another day', { slots: [{ ...single, on_day: '2026-12-06' }] }, 'moved'],
    ['where it begins at another hour', { slots: [{ ...single, from_min: 660 }] }, 'moved'],
    ['where it ends at another hour', { slots: [{ ...single, to_min: 780 }] }, 'moved'],
    ['where it is on another day of the week', { slots: [{ ...weekly, weekday: 2 }] }, 'moved'],
    ['where it begins after that day only', { slots: [weekly], starts_on: '2026-12-06' }, 'moved'],
    ['where it ends before that day', { slots: [weekly], ends_on: '2026-12-04' }, 'moved'],
    ['not where nobody knows when it is', { slots: [] }, null],
  ] as const)
    test(why, () => assert.equal(doubtOf([at], { ...said, ...changed }, TODAY), doubt))

  test('as a whole where one of its dates to come is gone, and not for one that is over', () => {
    const next = { ...at, on_day: '2026-12-12' }
    assert.equal(doubtOf([at, next], said, TODAY), 'moved')
    assert.equal(doubtOf([at, next], said, '2026-12-13'), null)
  })
})

describe('an activity gets other dates, by whomever', () => {
  test('what was booked becomes a step of the desk, once, with old and new; nobody else is told', async () => {
    const { activity, occasion } = await opened('大学の先生と', { places: 3 })
    assert.equal(await look(), 0, 'what was just opened is as the activity says')
    assert.equal((await stepOf(occasion))?.what, 'attend')
    await shift(activity, 30)
    assert.ok((await look()) > 0)
    assert.equal(await look(), 0)
    assert.match((await stepOf(occasion))?.note ?? '', /日時が変わったかもしれません：12月/)
    assert.equal((await stepOf(occasion))?.what, 'confirm')
    assert.match(
      await page(occasion),
      /日時が変わったかもしれません[\s\S]*申しこみの日時[\s\S]*いまの活動の日時[\s\S]*申しこみのとおりでよい/,
    )
    await heard()
    assert.equal(
      (await inside(tx => tx.selectFrom('notice').select('id').where('message', '=', 'booking.moved').execute()))
        .length,
      0,
    )

    await shift(activity, -30)
    assert.ok((await look()) > 0, 'set back, it is as it was booked')
    assert.equal(await doubtIn(occasion), null)
    assert.equal((await stepOf(occasion))?.what, 'attend')
  })

  test('is settled by a press where it stays as it was booked, and by moving it where it does not', async () => {
    const { activity, occasion } = await opened('大学の先生と', { places: 3 })
    await shift(activity, 60)
    await look()
    assert.equal(await doubtIn(occasion), 'moved')
    assert.equal((await post(`/staff/bookings/${occasion}/keep`, {})).status, 303)
    assert.equal((await stepOf(occasion))?.what, 'attend')
    assert.equal((await post(`/staff/bookings/${occasion}/keep`, {})).status, 422, 'there is nothing to be looked at')
    assert.equal(await look(), 0, 'and it is not asked again')
    await shift(activity, 15)
    await look()
    const before = await inside(tx =>
      tx.selectFrom('occasion').selectAll().where('id', '=', occasion).executeTakeFirstOrThrow(),
    )
    const changing = { places: '3', party: '4', closes_on: '', on_day: '', from: '', to: '' }
    const [time] = await inside(tx =>
      tx.selectFrom('occasion_time').selectAll().where('occasion_id', '=', occasion).execute(),
    )
    const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
    const moved = await post(`/staff/bookings/${occasion}/change`, {
      ...{ ...changing, version: String(before.version), closes_on: before.closes_on, on_day: time!.on_day },
      ...{ from: clock(time!.from_min + 75), to: clock(time!.to_min + 75), once: newId() },
    })
    assert.equal(moved.status, 303, await moved.clone().text())
    assert.equal(await doubtIn(occasion), null)
    assert.equal((await stepOf(occasion))?.what, 'attend')
  })

  test('and where it ended it is asked whether it takes place at all', async () => {
    const { activity, occasion } = await opened('大学の先生と', { places: 3 })
    await inside(tx => sql`update opportunity set status = 'ended' where id = ${activity}::uuid`.execute(tx))
    await look()
    assert.equal(await doubtIn(occasion), 'ended')
    assert.match(await page(occasion), /活動が終わったかもしれません[\s\S]*ありません/)
    assert.equal((await post(`/staff/bookings/${occasion}/off`, { why: '団体の都合' })).status, 303)
    assert.equal((await bookingsIn(occasion)).length, 0)
    assert.doesNotMatch(await page(occasion), /活動が終わったかもしれません/)
    assert.equal(await stepOf(occasion), undefined)
  })
})

describe('while it is asked', () => {
  const offer = async (occasion: string, name: string) => {
    const one = (await bookingsIn(occasion)).find(row => row.name === name)!
    return post(`/staff/bookings/one/${one.id}/do`, { do: 'offer', medium: 'phone' })
  }
  const answerOf = async (activity: string) =>
    (await text(demo.app.request(`/bookings/new?activity=${activity}`))).replaceAll('<wbr>', '')

  test('no place is given: whoever books waits in the line, is told why, and is asked once it is known', async () => {
    const { activity, occasion } = await opened('月に一度の', { places: 3 })
    await booked(occasion, 'まえの人')
    await shift(activity, 45)
    await look()
    assert.match(await answerOf(activity), /日時を確かめています。いまは、順番を待つ方としてお受けします/)
    assert.ok('id' in (await booked(occasion, 'あとの人')))
    await heard()
    assert.deepEqual(await standing(occasion), { まえの人: 'confirmed', あとの人: 'waiting' })
    assert.equal(await seatsOf(occasion), 1)
    assert.match(await text(offer(occasion, 'あとの人')), /日時を確かめているあいだは、空きをお知らせできません/)
    assert.match(await page(occasion), /それまでの申しこみは、空きを待つ列に入ります/)

    assert.equal((await post(`/staff/bookings/${occasion}/keep`, {})).status, 303)
    await heard()
    assert.equal((await standing(occasion))['あとの人'], 'offered', 'their yes is to the date that holds')
  })

  test('and nothing is taken where there is no line; set back, it goes on as before', async () => {
    const { activity, occasion } = await opened('月に一度の', { places: 3, waits: false })
    await shift(activity, 20)
    await look()
    assert.match(await answerOf(activity), /団体に確かめています。きまるまで、申しこみをお受けしていません/)
    assert.deepEqual(await booked(occasion, 'はやい人'), { refused: 'doubted' })
    await shift(activity, -20)
    await look()
    assert.ok('id' in (await booked(occasion, 'はやい人')))
    assert.deepEqual(await standing(occasion), { はやい人: 'confirmed' })
  })

  test('is seen by whoever has booked, and begins as soon as an activity is changed at the desk', async () => {
    const { activity, occasion } = await opened('月に一度の', { places: 3 })
    const done = await booked(occasion, 'みる人')
    assert.ok('id' in done)
    await shift(activity, 30)
    const by = { by: null, now: demo.clock.now }
    await inside(tx => record(tx, { kind: 'opportunity.changed', subject: ['opportunity', activity], ...by }))
    await heard()
    assert.equal(await doubtIn(occasion), 'moved')
    const { token } = await inside(tx =>
      issueLink(tx, { purpose: 'booking.see', subject: ['booking', done.id], until: '2027-01-01T00:00:00.000Z' }),
    )
    assert.match(await text(demo.app.request(`/bookings/at/${token}`)), /窓口が団体に確かめています。変わったときは/)
  })
})
