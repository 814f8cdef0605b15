import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { text } from '../../requests/door/testing.ts'
import { bookingCity } from '../testing.ts'

const { demo, opened, seatsOf, bookingsIn, standing, inside, heard } = await bookingCity()
const { clock } = demo
let sato = await demo.login('sato')
/** Moves the clock; whoever was logged in long ago logs in again. */
const at = async (now: string) => {
  clock.now = now
  sato = await demo.login('sato')
}
const post = (path: string, fields: Record<string, string | readonly string[]>) =>
  sato.post(path, { once: newId(), ...fields })
const stepOf = (id: string) =>
  inside(tx =>
    tx
      .selectFrom('step')
      .select(['what', 'due_on'])
      .where('subject_id', '=', id)
      .where('done_at', 'is', null)
      .executeTakeFirst(),
  )
const occasionOf = (id: string) =>
  inside(tx => tx.selectFrom('occasion').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
/** Somebody telephones, and it is typed for them. */
const typed = (occasion: string, name: string, more: Record<string, string> = {}) =>
  post(`/staff/bookings/${occasion}/new`, {
    ...{ draft: newId(), medium: 'phone', name, phone: `0472${String(Math.random()).slice(2, 8)}`, party: '1' },
    ...{ whom: 'self', companions: '', note: '', number: '', email: '', address: '', ...more },
  })

describe('the desk opens dates of an activity for booking', () => {
  const smartphone = opened('大学の先生と', { places: 1 })

  test('from the page of the activity: dates, places and closing day; a date once, and not without a number of places', async () => {
    const { activity } = await smartphone
    assert.match(await text(sato.get(`/staff/opportunities/${activity}`)), /\/staff\/opportunities\/[^"]*\/bookings"/)
    const path = `/staff/opportunities/${activity}/bookings`
    const page = await text(sato.get(path))
    const [first] = [...page.matchAll(/name="dates" value="([^"]+)"/g)].map(([, value]) => value!)
    assert.ok(first, 'there are dates to open')
    const opening = { dates: [first], as: 'each', places: '12', before: '2', party: '2', waits: '1' }
    const unknown = await post(`${path}/open`, { ...opening, places: '' })
    assert.equal(unknown.status, 422)
    assert.match(await text(unknown), /定員がわからない活動は、ウェブの申しこみを受けられません/)
    assert.equal((await post(`${path}/open`, opening)).status, 303)
    const again = await post(`${path}/open`, opening)
    assert.match(await text(again), /すでに始めている日があります/)
    const none = await post(`${path}/open`, { ...opening, dates: [] })
    assert.match(await text(none), /1つ以上選んでください/)
    const [made] = await inside(tx =>
      tx.selectFrom('occasion').selectAll().where('opportunity_id', '=', activity).where('places', '=', 12).execute(),
    )
    assert.deepEqual([made!.party_most, made!.waits, made!.first_day > made!.closes_on], [2, true, true])
    assert.equal((await stepOf(made!.id))?.what, 'attend', 'somebody has to note who came')
  })

  test('a job cannot be opened, and the page says who tells of it', async () => {
    const { id } = await inside(tx =>
      tx
        .selectFrom('opportunity')
        .select('id')
        .where('legal_form', '=', 'employment')
        .where('status', '=', 'open')
        .limit(1)
        .executeTakeFirstOrThrow(),
    )
    assert.match(await text(sato.get(`/staff/opportunities/${id}/bookings`)), /相談員がお話をうかがってから紹介します/)
    const refused = await post(`/staff/opportunities/${id}/bookings/open`, {
      dates: ['x'],
      as: 'each',
      places: '3',
      before: '1',
      party: '1',
    })
    assert.equal(refused.status, 422)
  })

  test('types a booking for somebody, after the closing day too, with who typed it and by which medium', async () => {
    const { occasion } = await smartphone
    const wrong = await typed(occasion, 'てい さん', { phone: '', number: '99999' })
    assert.equal(wrong.status, 422)
    assert.match(await text(wrong), /電話番号を入力してください/)
    const { closes_on } = await occasionOf(occasion)
    await at(`${closes_on}T22:00:00.000Z`)
    assert.equal((await typed(occasion, 'でんわ さん', { number: '' })).status, 303)
    assert.equal((await typed(occasion, 'まち さん', { spare: '1' })).status, 303)
    const [first] = await bookingsIn(occasion)
    assert.equal(first!.medium, 'phone')
    assert.ok(first!.typed_by)
    assert.deepEqual(await standing(occasion), { 'でんわ さん': 'confirmed', 'まち さん': 'waiting' })
    const page = await text(sato.get(`/staff/bookings/${occasion}`))
    assert.match(page, /電話（佐藤[\s\S]*控え（ほかに参加する人がいないときだけ）/)
    assert.match(await text(sato.get(`/staff/bookings/one/${first!.id}`)), /申しこみを受けつけ、参加が決まりました/)
    const paper = await text(sato.get(`/staff/bookings/${occasion}/print`))
    assert.match(paper, /参加者名簿[\s\S]*でんわ さん/)
    assert.ok(!paper.includes(first!.phone), 'no contact stands on the list')
  })

  test('notes who came, from the day on; then it is over, and nobody is left waiting', async () => {
    const { occasion } = await smartphone
    const [first, spare] = await bookingsIn(occasion)
    const came = { [`came-${first!.id}`]: 'attended' }
    await at(`${(await occasionOf(occasion)).closes_on}T01:00:00.000Z`)
    assert.equal((await post(`/staff/bookings/${occasion}/attendance`, came)).status, 422, 'not before it began')
    await at(`${(await occasionOf(occasion)).last_day}T06:00:00.000Z`)
    assert.equal((await post(`/staff/bookings/${occasion}/attendance`, came)).status, 303)
    assert.deepEqual(await standing(occasion), { 'でんわ さん': 'attended', 'まち さん': 'cancelled' })
    assert.equal((await bookingsIn(occasion)).find(({ id }) => id === spare!.id)!.ended_as, 'full')
    assert.equal((await occasionOf(occasion)).status, 'over')
    assert.equal(await stepOf(occasion), undefined)
    await post(`/staff/bookings/${occasion}/attendance`, { [`came-${first!.id}`]: 'absent' })
    assert.equal((await standing(occasion))['でんわ さん'], 'absent', 'a slip of the pen is put right')
  })
})

describe('what the desk changes', () => {
  test('places that are added are offered to who waits; fewer than are taken are refused, and nothing typed is lost', async () => {
    await at('2026-11-21T01:00:00.000Z')
    const { occasion } = await opened('月に一度の', { places: 1 })
    for (const name of ['い さん', 'ろ さん', 'は さん']) {
      clock.now = new Date(Date.parse(clock.now) + 1000).toISOString()
      assert.equal((await typed(occasion, name)).status, 303)
    }
    const { version, closes_on, first_day } = await occasionOf(occasion)
    const change = { version: String(version), party: '1', closes_on, waits: '1', on_day: '', from: '', to: '' }
    assert.equal((await post(`/staff/bookings/${occasion}/change`, { ...change, places: '2' })).status, 303)
    await heard()
    assert.deepEqual(await standing(occasion), { 'い さん': 'confirmed', 'ろ さん': 'offered', 'は さん': 'waiting' })
    assert.equal(await seatsOf(occasion), 2)
    const old = await post(`/staff/bookings/${occasion}/change`, { ...change, places: '9' })
    assert.equal(old.status, 422)
    assert.match(await text(old), /別の職員が内容を変えました[\s\S]*value="9"/)
    const now = { ...change, version: String(version + 1) }
    const few = await post(`/staff/bookings/${occasion}/change`, { ...now, places: '1' })
    assert.match(await text(few), /すでに埋まっている席より少なくできません/)
    const late = await post(`/staff/bookings/${occasion}/change`, { ...now, places: '3', closes_on: '2027-12-01' })
    assert.match(await text(late), /始まる日までの日にしてください/)
    const moved = await post(`/staff/bookings/${occasion}/change`, {
      ...now,
      places: '2',
      from: '午後1時',
      to: '15:00',
    })
    assert.equal(moved.status, 303)
    const after = await occasionOf(occasion)
    assert.equal(after.first_day, first_day)
    assert.match(after.moved_from, /午前10時/)
    assert.match(await text(sato.get(`/staff/bookings/${occasion}`)), /午後1時〜3時/)
  })

  test('whoever waits is taken in on the telephone when it is too late for an offer, as the refusal says, and while a place is free', async () => {
    await at('2026-11-21T01:00:00.000Z')
    const { occasion } = await opened('月に一度の', { places: 1 })
    for (const name of ['い さん', 'ろ さん', 'は さん']) assert.equal((await typed(occasion, name)).status, 303)
    const idOf = async (name: string) => (await bookingsIn(occasion)).find(one => one.name === name)!.id
    const [i, ro, ha] = [await idOf('い さん'), await idOf('ろ さん'), await idOf('は さん')]
    const act = (id: string, verb: string) => post(`/staff/bookings/one/${id}/do`, { do: verb, medium: 'phone' })
    assert.match(await text(act(ro, 'take')), /この人数が入る空きがありません/)
    await at(`${(await occasionOf(occasion)).first_day}T00:30:00.000Z`)
    assert.equal((await act(i, 'cancel')).status, 303)
    await heard()
    assert.equal((await standing(occasion))['ろ さん'], 'waiting', 'half an hour before it nobody is written to')
    const late = unphrased(await text(act(ro, 'offer')))
    const [, button = ''] = /お電話で確かめて、来られるときは「([^」]+)」を押してください/.exec(late) ?? []
    assert.match(late, new RegExp(`value="take"[^>]*>(?:<span>)*${button}`), 'the button that is named is there')
    assert.equal((await act(ro, 'take')).status, 303)
    assert.deepEqual(await standing(occasion), { 'い さん': 'cancelled', 'ろ さん': 'confirmed', 'は さん': 'waiting' })
    assert.equal(await seatsOf(occasion), 1)
    for (const [id, verb] of [
      [ro, 'take'],
      [i, 'take'],
      [ha, 'accept'],
    ] as const)
      assert.match(await text(act(id, verb)), /いまの状態では、その操作はできません/)
  })

  test('what is shut takes no more and takes place; what is called off ends every booking at once', async () => {
    await at('2026-11-21T01:00:00.000Z')
    const { occasion } = await opened('月に一度の', { places: 1 })
    await typed(occasion, 'あ さん')
    await typed(occasion, 'い さん')
    assert.equal((await post(`/staff/bookings/${occasion}/shut`, {})).status, 303)
    assert.equal((await typed(occasion, 'う さん')).status, 422)
    assert.equal((await post(`/staff/bookings/${occasion}/reopen`, {})).status, 303)
    assert.equal((await post(`/staff/bookings/${occasion}/off`, { why: '講師の都合' })).status, 303)
    await heard()
    assert.deepEqual(new Set(Object.values(await standing(occasion))), new Set(['cancelled']))
    assert.equal(await seatsOf(occasion), 0)
    assert.equal(await stepOf(occasion), undefined)
    assert.equal((await post(`/staff/bookings/${occasion}/reopen`, {})).status, 422, 'it stays off')
    const [first] = await bookingsIn(occasion)
    const act = await post(`/staff/bookings/one/${first!.id}/do`, { do: 'accept', medium: 'phone' })
    assert.match(await text(act), /いまの状態では、その操作はできません/)
  })
})
