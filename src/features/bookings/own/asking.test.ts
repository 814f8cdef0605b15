import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { fieldsIn, text } from '../../requests/door/testing.ts'
import { isTooYoung } from '../rules.ts'
import { bookingCity } from '../testing.ts'
import { OWN_PATH } from './asking.ts'

// A resident who is logged in books.

const SEND = '/my/bookings/send'
const { demo, opened, inside, bookingsIn, seatsOf, heard } = await bookingCity()
const [ueki, terai, sato] = [await demo.login('ueki'), await demo.login('terai'), await demo.login('sato')]
const { activity, occasion } = await opened('大学の先生と', { places: 3, party: 2 })
const start = `${OWN_PATH}?activity=${activity}`
const send = (page: string, typed: Record<string, string> = {}, who = ueki) =>
  who.post(SEND, { ...fieldsIn(page, SEND, true), ...typed })
const next = async (page: string, typed: Record<string, string>) =>
  text(ueki.post(OWN_PATH, { ...fieldsIn(page, OWN_PATH), ...typed }))
const setAge = (age: number | null) =>
  inside(tx => tx.updateTable('opportunity').set({ age_min: age }).where('id', '=', activity).execute())

describe('a resident who books from the page of an activity', () => {
  test('comes with one press to the page on which all is looked at once more', async () => {
    const led = await ueki.get(`/bookings/new?activity=${activity}`)
    assert.equal(led.headers.get('location'), start)
    assert.match(await text(demo.visitor.get(`/bookings/new?activity=${activity}`)), /質問 1／4/)
    const check = await text(ueki.get(start))
    for (const said of ['まだ送っていません', '植木 真由美', 'ueki@example.jp', '1人', '自分の申しこみ'])
      assert.ok(check.includes(said), said)
    assert.doesNotMatch(check, /質問 |name="go" value="back"/)
  })

  test('has booked once, however often they press and in however many windows', async () => {
    const pages = [await text(ueki.get(start)), await text(ueki.get(start))]
    const [first, again] = [await send(pages[0]!), await send(pages[0]!)]
    assert.equal(first.status, 303)
    assert.equal(again.headers.get('location'), first.headers.get('location'))
    const other = await send(pages[1]!)
    assert.equal(other.status, 409)
    assert.match(await other.text(), /すでにお受けしています/)
    const [mine, ...more] = await bookingsIn(occasion)
    assert.ok(mine && more.length === 0)
    assert.equal(mine.status, 'confirmed')
    const own = `/my/bookings/${mine.id}`
    assert.equal(first.headers.get('location'), own)
    assert.match(await text(ueki.get('/my')), new RegExp(own))
    assert.equal((await terai.get(own)).status, 404)
    assert.match(await text(sato.get(`/staff/bookings/one/${mine.id}`)), new RegExp(`/staff/people/${mine.person_id}`))
    await heard()
    const told = await inside(tx =>
      tx
        .selectFrom('notice')
        .select('message')
        .where('person_id', '=', mine.person_id)
        .where('about_id', '=', mine.id)
        .execute(),
    )
    assert.deepEqual(told, [{ message: 'booking.made' }])
  })

  test('brings somebody along all or none, and books for somebody else beside their own', async () => {
    const party = await next(await text(ueki.get(start)), { at: 'check', go: 'party' })
    const two = await next(party, { at: 'party', go: 'next', party: '2', companions: 'つれ' })
    const whom = await next(two, { at: 'check', go: 'whom' })
    const named = await next(await next(whom, { at: 'whom', go: 'next', whom: 'other' }), { at: 'check', go: 'name' })
    const check = await next(named, { at: 'name', go: 'next', name: 'うえき まもる' })
    assert.match(check, /2人[\s\S]*ごいっしょの方：つれ/)
    assert.equal((await send(check)).status, 303)
    assert.equal(await seatsOf(occasion), 3)
    const [, his] = await bookingsIn(occasion)
    assert.deepEqual([his!.name, his!.party, his!.seats], ['うえき まもる', 2, 2])
    const waits = await text(terai.get(start))
    assert.match(waits, /空きを待つ列に入ります/)
    assert.equal((await send(waits, {}, terai)).status, 303)
    assert.equal((await bookingsIn(occasion))[2]!.status, 'waiting')
  })
})

describe('a resident who cannot book', () => {
  test('is told so where they are younger than it asks, with the desk’s number; whoever books for another is not', async () => {
    const next = await opened('大学の先生と', { places: 3 })
    const page = `${OWN_PATH}?activity=${next.activity}&occasion=${next.occasion}`
    await setAge(110)
    const check = await text(terai.get(page))
    assert.match(check, /110歳以上の方の活動です/)
    const refused = await send(check, {}, terai)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /対象の年齢がきまっていて[\s\S]*04-7000-0000/)
    assert.equal((await bookingsIn(next.occasion)).length, 0)
    assert.equal((await send(check, { whom: 'other', name: 'てらい はな', once: newId() }, terai)).status, 303)
    await setAge(null)
  })

  test('is told why where it ended meanwhile, also on the page that was open', async () => {
    const next = await opened('大学の先生と', { places: 3 })
    const page = `${OWN_PATH}?activity=${next.activity}&occasion=${next.occasion}`
    const check = await text(terai.get(page))
    await inside(tx => tx.updateTable('opportunity').set({ status: 'ended' }).where('id', '=', activity).execute())
    const answer = await send(check, {}, terai)
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /受付は、いま終わりました/)
    const gone = await terai.get(page)
    assert.match(await gone.text(), /ウェブでは申しこめません/)
    for (const nothing of [newId(), 'x', ''])
      assert.equal((await terai.get(`${OWN_PATH}?activity=${nothing}`)).status, 404)
    await inside(tx => sql`update opportunity set status = 'open' where id = ${activity}`.execute(tx))
  })

  test('is asked which date where several are open', async () => {
    const several = await text(terai.get(start))
    assert.match(several, /どの回に申しこみますか/)
    assert.doesNotMatch(several, /か所、直して/)
    const left = await terai.post(OWN_PATH, { ...fieldsIn(several, OWN_PATH), go: 'next' })
    assert.equal(left.status, 422)
  })

  for (const [why, birth, whom, age_min, young] of [
    ['on the day before the birthday', '1966-12-06', 'self', 60, true],
    ['on the birthday', '1966-12-05', 'self', 60, false],
    ['where nobody knows how old they are', null, 'self', 60, false],
    ['where nobody said for whom it is', '2000-01-01', 'self', null, false],
    ['for somebody else', '2000-01-01', 'other', 60, false],
  ] as const)
    test(`the age counts on the first day: ${why}`, () =>
      assert.equal(isTooYoung({ birth, whom }, { age_min, first_day: '2026-12-05' }), young))
})
