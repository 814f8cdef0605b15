import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { browserOf } from '../testing.ts'
import { isGood } from './rules.ts'

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
const printed = async (): Promise<string> => {
  const page = await (await sato.post(`/staff/people/${person.id}/card`, {})).text()
  return /合いことば<\/dt>\s*<dd><b class="big-number">(\d{4} \d{4})</.exec(page)![1]!
}
const typed = (code: string, more: Record<string, string> = {}) => ({
  ...{ number: String(person.number), birth_on: person.birth_on, code, ...more },
})

test('a card is good for thirty days, once, five tries long, until a newer one is printed', () => {
  const card = { birth_on: '1950-01-01', until_at: '2026-12-21T00:00:00.000Z', tries: 0, used_at: null, ended_at: null }
  const now = DEMO_NOW
  assert.ok(isGood(card, now))
  assert.ok(isGood({ ...card, tries: 4 }, now))
  for (const change of [{ tries: 5 }, { used_at: now }, { ended_at: now }, { until_at: now }])
    assert.ok(!isGood({ ...card, ...change }, now))
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

  test('after five tries, or after thirty days, it opens nothing; the person keeps one account', async () => {
    const code = await printed()
    const browser = browserOf(demo)
    for (let n = 0; n < 5; n++) await browser.post('/my/card', typed(code, { birth_on: '1950-01-02' }))
    assert.equal((await browser.post('/my/card', typed(code))).status, 422)
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
