import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { browserless, DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { createApp } from '../../../app.ts'
import { browserOf } from '../testing.ts'
import { isGood, isResting, triedOnce } from './rules.ts'

const demo = await demoApp()
const { database, municipality, clock, login } = demo
const person = await database.read({ lane: 'job', municipality }, db =>
  db
    .selectFrom('person')
    .select(['id', 'number', 'birth_on', 'family_name'])
    .where('closed_on', 'is', null)
    .where('email', '=', '')
    .orderBy('number')
    .executeTakeFirstOrThrow(),
)
const sato = await login('sato')
// Behind one proxy of our own, so that a test can say from which address somebody comes.
const proxied = await createApp({ ...demo, now: () => clock.now, demo: true, tls: false, proxies: 1 })
const tries = (address: string, fields: Record<string, string>) =>
  browserless(proxied, '').post('/my/card', fields, { 'x-forwarded-for': address })
const printed = async (): Promise<string> => {
  const page = await (await sato.post(`/staff/people/${person.id}/card`, {})).text()
  return /合いことば<\/dt>\s*<dd><b class="big-number">(\d{4} \d{4})</.exec(page)![1]!
}
const typed = (code: string, more: Record<string, string> = {}) => ({
  ...{ number: String(person.number), birth_on: person.birth_on, code, ...more },
})

test('a card is good for thirty days, once, until a newer one is printed; after every fifth wrong code it rests for a day', () => {
  const card = { until_at: '2026-12-21T00:00:00.000Z', used_at: null, ended_at: null }
  const now = DEMO_NOW
  assert.ok(isGood(card, now))
  for (const change of [{ used_at: now }, { ended_at: now }, { until_at: now }])
    assert.ok(!isGood({ ...card, ...change }, now))
  const until = addMinutes(now, 24 * 60)
  for (const [tries, rests_until] of [
    [0, null],
    [3, null],
    [4, until],
    [5, null],
    [9, until],
  ] as const)
    assert.deepEqual(triedOnce({ tries }, now), { tries: tries + 1, rests_until })
  assert.ok(isResting({ rests_until: until }, now) && !isResting({ rests_until: until }, until))
  assert.ok(!isResting({ rests_until: null }, now))
})

describe('with the card of the desk', () => {
  test('somebody without mail comes in, in any way of writing, once; what does not fit is answered alike', async () => {
    const first = await printed()
    const code = await printed()
    const browser = browserOf(demo)
    assert.match(await browser.text(`/my/card?number=${person.number}`), new RegExp(`value="${person.number}"`))
    const wrong = [
      typed(first),
      typed(code, { birth_on: '1950-01-02' }),
      typed(code, { number: '999999' }),
      typed('0000 0000'),
    ]
    const answers = new Set<string>()
    for (const fields of wrong) {
      const response = await browser.post('/my/card', fields)
      assert.equal(response.status, 422)
      answers.add(/入れませんでした。[\s\S]*?<\/div>/.exec(await response.text())![0])
    }
    assert.equal(answers.size, 1)
    const wide = typed(code.replaceAll(/\d/g, digit => '０１２３４５６７８９'[Number(digit)]!))
    assert.equal((await browser.post('/my/card', wide)).headers.get('location'), '/my')
    assert.match(await browser.text('/my'), new RegExp(person.family_name))
    assert.equal((await browserOf(demo).post('/my/card', typed(code))).status, 422, 'a second time')
  })

  test('a hundred guesses at once are five tries and let nobody in, nor does the right code then; on the next day it does', async () => {
    clock.now = addMinutes(DEMO_NOW, 1)
    const code = await printed()
    const guess = (n: number) => String((Number(code.replace(' ', '')) + n) % 100_000_000).padStart(8, '0')
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => tries(`192.0.2.${n % 25}`, typed(guess(n + 1)))),
    )
    assert.ok(answers.every(({ status }) => status === 422 || status === 429))
    assert.equal((await tries('192.0.2.99', typed(code))).status, 422)
    assert.match(
      await (await (await login('sato')).get(`/staff/people/${person.id}/card`)).text(),
      /まで休んでいます。そのあと、また使えます/,
    )
    clock.now = addMinutes(clock.now, 24 * 60)
    assert.equal((await tries('192.0.2.99', typed(code))).status, 303)
    clock.now = DEMO_NOW
  })

  test('whoever knows the number alone neither gets in nor keeps the holder out, and is made to wait at it', async () => {
    clock.now = addMinutes(DEMO_NOW, 2)
    const code = await printed()
    const seen: number[] = []
    for (let n = 0; n < 100; n++)
      seen.push((await tries('198.51.100.7', typed(code, { birth_on: '1950-01-02' }))).status)
    assert.deepEqual([...new Set(seen)], [422, 429])
    assert.ok(seen.indexOf(429) <= 5)
    const card = await database.read({ lane: 'job', municipality }, db =>
      db.selectFrom('entry_card').select('tries').orderBy('at', 'desc').limit(1).executeTakeFirstOrThrow(),
    )
    assert.equal(card.tries, 0)
    assert.equal((await tries('198.51.100.8', typed(code))).status, 303)
    clock.now = DEMO_NOW
  })

  test('after thirty days it opens nothing; the person keeps one account', async () => {
    const browser = browserOf(demo)
    const late = await printed()
    const accounts = () =>
      database.read({ lane: 'job', municipality }, db =>
        db.selectFrom('role_grant').select('id').where('scope_id', '=', person.id).execute(),
      )
    clock.now = addMinutes(DEMO_NOW, 30 * 1440)
    assert.equal((await browser.post('/my/card', typed(late))).status, 422)
    clock.now = addMinutes(DEMO_NOW, 29 * 1440)
    assert.equal((await browser.post('/my/card', typed(late))).status, 303)
    clock.now = DEMO_NOW
    assert.equal((await accounts()).length, 1)
  })

  test('whoever guesses from one place is asked to wait, and a good card opens all the same', async () => {
    const browser = browserOf(demo)
    const statuses = new Set<number>()
    for (let n = 0; n < 30; n++)
      statuses.add((await browser.post('/my/card', typed('1111 1111', { number: '424242' }))).status)
    assert.deepEqual([...statuses], [422, 429])
    assert.equal((await browser.post('/my/card', typed(await printed()))).status, 303)
  })
})
