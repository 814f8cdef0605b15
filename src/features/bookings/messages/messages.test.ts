import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mailsTo, sendDue } from '#features/notices/testing.ts'
import { addMinutes, startOf } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { browserless } from '../../../../seed/testing.ts'
import { accept, leave } from '../actions.ts'
import { callOff, change } from '../desk/actions.ts'
import { occasionById } from '../desk/store.ts'
import { receive } from '../door/actions.ts'
import { bookingCity, TODAY } from '../testing.ts'
import { remind } from './actions.ts'
import { messages } from './all.ts'

const { demo, opened, standing, answers, heard, inside, by } = await bookingCity()
const { clock, database, municipality } = demo
const doing = () => ({ by, now: clock.now, today: TODAY })
const later = (minutes: number) => {
  clock.now = addMinutes(clock.now, minutes)
}

/** Somebody with a mailbox books; a minute after the one before. */
async function books(occasion: string, name: string): Promise<{ id: string; occasion_id: string; email: string }> {
  later(1)
  const email = `${Buffer.from(name).toString('hex')}-${occasion.slice(-6)}@example.jp`
  const at = { municipality, address: `198.51.100.${name.length}`, now: clock.now, today: TODAY, last: '2026-12-31' }
  const done = await database.write({ lane: 'public', municipality }, tx =>
    receive(tx, newId(), answers(occasion, name, { phone: '', email }), at),
  )
  assert.ok('id' in done, JSON.stringify(done))
  return { id: done.id, occasion_id: occasion, email }
}

/** What was sent to a mailbox since, the latest first: everything that is due goes out before. */
async function mails(email: string): Promise<string[]> {
  // What follows from it, and what follows from that.
  await heard()
  await heard()
  await sendDue(demo, messages)
  return (await mailsTo(demo, email)).map(({ subject, body }) => `${subject}\n${body}`)
}
const how = () => ({ by: null, now: clock.now, medium: 'web' as const })
const linkIn = (mail: string) => /\/bookings\/at\/[\w-]+/.exec(mail)?.[0] ?? ''

describe('whoever booked is told', () => {
  test('what they booked, with a link that opens it; a place that is kept for them; and nothing of an offer that is over', async () => {
    const { occasion } = await opened('月に一度の', { places: 1 })
    const [first, second] = [await books(occasion, 'いち'), await books(occasion, 'に')]
    const [receipt = '', ...more] = await mails(first.email)
    assert.equal(more.length, 0)
    assert.match(receipt, /申しこみをお受けしました/)
    const visitor = browserless(demo.app, '')
    const page = await (await visitor.get(linkIn(receipt))).text()
    assert.match(page, /いち/)
    assert.match((await mails(second.email))[0] ?? '', /キャンセル待ちとしてお受けしました/)
    await inside(tx => leave(tx, first, how()))
    const [offer = ''] = await mails(second.email)
    assert.match(offer, /空きが出ました/)
    assert.match(offer, /次にお待ちの方にお知らせします/)
    assert.equal((await mails(second.email)).length, 2, 'heard once more, it is not told twice')
    assert.match(await (await visitor.get(linkIn(offer))).text(), /参加/)
    assert.equal(await inside(tx => accept(tx, second, how())), true)
    assert.equal((await mails(first.email)).length, 1, 'who left is told nothing more')
  })

  test('an offer that was answered before it went out is not sent', async () => {
    const { occasion } = await opened('月に一度の', { places: 1 })
    const [first, second] = [await books(occasion, 'いち'), await books(occasion, 'に')]
    await mails(second.email)
    await inside(tx => leave(tx, first, how()))
    await heard()
    await inside(tx => leave(tx, second, how()))
    await heard()
    assert.equal((await mails(second.email)).length, 1)
  })

  test('that it is at another time, to all who are in or wait, with what it was; a change of places is told to nobody', async () => {
    const { occasion } = await opened('月に一度の', { places: 1 })
    const [first, second] = [await books(occasion, 'いち'), await books(occasion, 'に')]
    await mails(first.email)
    const held = (await inside(tx => occasionById(tx, occasion)))!
    const same = { places: 1, party: 4, closes_on: held.closes_on, waits: true, on_day: null, from: null, to: null }
    assert.equal(await inside(tx => change(tx, occasion, { ...same, version: held.version }, doing())), null)
    assert.equal((await mails(first.email)).length, 1)
    const now = (await inside(tx => occasionById(tx, occasion)))!
    const on_day = addDays(now.first_day as Day, 1)
    assert.equal(await inside(tx => change(tx, occasion, { ...same, on_day, version: now.version }, doing())), null)
    for (const { email } of [first, second]) {
      const [told = ''] = await mails(email)
      assert.match(told, /日時が変わりました/)
      assert.match(told, /前の日時：/)
    }
    const late = await books(occasion, 'さん')
    const [receipt = ''] = await mails(late.email)
    assert.match(
      receipt,
      new RegExp(`${Number(on_day.slice(5, 7))}月${Number(on_day.slice(8))}日`),
      'a late joiner learns the new day',
    )
  })

  test('that it does not take place, at once and with the reason; the reminder is not sent any more', async () => {
    const { occasion } = await opened('月に一度の', { places: 3 })
    const first = await books(occasion, 'いち')
    await mails(first.email)
    assert.equal(await inside(tx => callOff(tx, occasion, '講師が来られなくなったため', doing())), true)
    const [told = ''] = await mails(first.email)
    assert.match(told, /中止になりました/)
    assert.match(told, /講師が来られなくなったため/)
    const held = (await inside(tx => occasionById(tx, occasion)))!
    assert.equal(await inside(tx => remind(tx, addDays(held.first_day as Day, -1), clock.now)), 0)
  })

  test('the day before, once; whoever said that they come, or left, is not asked', async () => {
    const { occasion } = await opened('大学の先生と', { places: 3 })
    const [first, second] = [await books(occasion, 'いち'), await books(occasion, 'に')]
    await mails(first.email)
    await inside(tx => leave(tx, second, how()))
    const held = (await inside(tx => occasionById(tx, occasion)))!
    const eve = addDays(held.first_day as Day, -1)
    clock.now = addMinutes(startOf(eve), 10 * 60)
    assert.equal(await inside(tx => remind(tx, eve, clock.now)), 1)
    assert.equal(await inside(tx => remind(tx, eve, clock.now)), 0, 'the round runs once more: nobody is told twice')
    const [told = ''] = await mails(first.email)
    assert.match(told, /あすは/)
    const visitor = browserless(demo.app, '')
    const path = linkIn(told)
    assert.match(await (await visitor.get(path)).text(), /行きます[\s\S]*行けません/)
    assert.equal((await standing(occasion))['いち'], 'confirmed', 'a mail scanner that opens the link answers nothing')
    assert.equal((await mails(second.email)).length, 1)
  })
})
