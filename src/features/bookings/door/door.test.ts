import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fieldsIn, text } from '../../requests/door/testing.ts'
import { bookingCity } from '../testing.ts'

const { demo, opened, seatsOf, bookingsIn, standing, heard, inside } = await bookingCity()
const { visitor, clock } = demo
const later = (seconds: number) => {
  clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
}

/** Answers all questions about an activity, as on a phone without JavaScript; gives the check page. */
async function answered(
  activity: string,
  name: Record<string, string>,
  { website = '', ...more }: Record<string, string> = {},
): Promise<string> {
  let page = await text(visitor.get(`/bookings/new?activity=${activity}`))
  const next = async (typed: Record<string, string>) => {
    page = await text(visitor.post('/bookings/new', { ...fieldsIn(page, '/bookings/new'), ...typed, go: 'next' }))
  }
  await next({ website })
  await next({ party: more['party'] ?? '1', companions: '' })
  await next(name)
  await next({ whom: 'self', ...more })
  return page
}
const send = async (page: string, typed: Record<string, string> = {}) => {
  later(20)
  return visitor.post('/bookings/send', { ...fieldsIn(page, '/bookings/send', true), ...typed })
}

const cinema = await opened('大学の先生と', { places: 2, party: 2 })

describe('somebody without an account books a course', () => {
  test('one question a page, and sees at once that it is settled; it is printed, and cancelled by the same link', async () => {
    assert.ok(
      (await text(visitor.get(`/opportunities/${cinema.activity}`))).includes(
        `/bookings/new?activity=${cinema.activity}`,
      ),
    )
    assert.match(await text(visitor.get('/bookings')), /大学の先生と/)
    const check = await answered(cinema.activity, { name: 'もり あきこ', phone: '０４ー７２００ー０００１' })
    for (const said of ['大学の先生と', 'もり あきこ', '04-7200-0001', 'いまは席があります', 'まだ送っていません'])
      assert.ok(check.includes(said), said)
    const first = await send(check)
    assert.equal(first.status, 303)
    const to = first.headers.get('location')!
    assert.equal((await send(check)).headers.get('location'), to, 'a double click leads to the same receipt')
    assert.equal(await seatsOf(cinema.occasion), 1)
    const page = await text(visitor.get(to))
    assert.match(page, /参加が決まっています[\s\S]*受付番号/)
    assert.doesNotMatch(page, /href="\/bookings"/)
    assert.match(await text(visitor.get(`${to}/print`)), /申しこみの控え[\s\S]*QRコード/)
    const again = await answered(cinema.activity, { name: 'モリ　アキコ', phone: '0472000001' })
    const twice = await send(again)
    assert.equal(twice.status, 409, 'the same person, written otherwise')
    assert.match(await text(twice), /すでにお受けしています/)
    assert.equal((await visitor.get(to)).status, 200, 'a look changes nothing')
    await visitor.post(to, { once: crypto.randomUUID(), do: 'cancel', why: '' })
    assert.match(
      await text(visitor.get(to)),
      /取り消しをお受けしました[\s\S]*button plain" href="\/bookings"/,
      'and what else there is',
    )
    assert.equal(await seatsOf(cinema.occasion), 1, 'held until it was offered to who is next')
    await heard()
    assert.equal(await seatsOf(cinema.occasion), 0, 'nobody waits: it is free')
  })

  test('what is wrong is said at its field, nothing typed is lost, and what is full is waited for by all of a party', async () => {
    const bad = await answered(cinema.activity, { name: 'みず さとし', phone: '12' }, { party: '2' })
    assert.match(bad, /電話番号は/)
    assert.match(bad, /value="みず さとし"/)
    await send(await answered(cinema.activity, { name: 'みず さとし', phone: '0472000002' }, { party: '2' }))
    const check = await answered(cinema.activity, { name: 'かわ ともこ', email: 'kawa@example.jp' }, { party: '2' })
    assert.match(check, /空きを待つ列に入ります/)
    const to = (await send(check)).headers.get('location')!
    assert.match(await text(visitor.get(to)), /あなたの前に、0人が待っています/)
    assert.deepEqual(await standing(cinema.occasion), {
      'もり あきこ': 'cancelled',
      'みず さとし': 'confirmed',
      'かわ ともこ': 'waiting',
    })
    assert.match(await text(visitor.get('/bookings')), /満席です。空きを待つことができます（いま2人待ち）/)
    await visitor.post(to, { once: crypto.randomUUID(), do: 'fewer', party: '1' })
    assert.equal(
      (await bookingsIn(cinema.occasion)).find(({ name }) => name === 'かわ ともこ')!.party,
      1,
      'one of them leaves, the other keeps the place',
    )
  })

  test('what a machine wrote on the first page where nobody sees is told when it sends, and taken out', async () => {
    const spam = { website: 'https://spam.example' }
    const first = await send(await answered(cinema.activity, { name: 'きかい', phone: '0472000003' }, spam))
    assert.equal(first.status, 422)
    const told = await text(first)
    assert.match(told, /見えない欄にも文字を入れたようです/)
    assert.equal((await send(told)).status, 303)
  })

  test('what is not open, of unknown places or work for pay is not booked by the web: it is said where to ask', async () => {
    const { rows } = await inside(tx =>
      import('kysely').then(({ sql }) =>
        sql<{
          id: string
        }>`select id from public_activity where legal_form = 'employment' and status = 'open' limit 1`.execute(tx),
      ),
    )
    const none = await visitor.get(`/bookings/new?activity=${rows[0]!.id}`)
    assert.equal(none.status, 404)
    assert.match(await text(none), /定員がわからない活動や、お仕事の活動は、窓口におたずねください/)
    assert.doesNotMatch(await text(visitor.get(`/opportunities/${rows[0]!.id}`)), /bookings\/new/)
    clock.now = `${(await inside(tx => tx.selectFrom('occasion').select('closes_on').where('id', '=', cinema.occasion).executeTakeFirstOrThrow())).closes_on}T15:30:00.000Z`
    assert.match(await text(visitor.get(`/bookings/new?activity=${cinema.activity}`)), /ウェブでの受付は終わりました/)
  })
})

test('the lane of visitors can add a booking and read none, not even its own', async () => {
  const { sql } = await import('kysely')
  const open = (query: string) =>
    demo.database.write({ lane: 'public', municipality: demo.municipality }, tx => sql.raw(query).execute(tx))
  for (const query of [
    'select id from booking',
    'select name from booking',
    "update booking set status = 'confirmed'",
    'delete from booking',
    'select id from occasion',
    'update occasion set taken = 0',
  ])
    await assert.rejects(open(query), /permission denied/, query)
})
