import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { browserOf, comeIn } from '../../residents/testing.ts'
import { cityOf } from '../testing.ts'
import { DELEGATE, isOffered } from './rules.ts'

const demo = await demoApp()
const { clock } = demo
const { ask, enter, personOf } = await cityOf(demo)
const her = await personOf('ueki')
const [ueki, sato] = [await enter('ueki'), await enter('sato')]
const path = `/staff/people/${her}/delegates`
const NAMED = {
  name: '岡 ひろし',
  relation: 'friend',
  may: ['plan'],
  until_on: '2027-03-31',
  medium: 'visit',
  agreed: '1',
}
const BORN = { born_on: '昭和40年5月4日' }
const on = (paper: string) => ({
  number: /番号<\/dt>\s*<dd><b class="big-number">(\d{4} \d{4})</.exec(paper)![1]!,
  code: /合いことば<\/dt>\s*<dd><b class="big-number">(\d{6})</.exec(paper)![1]!,
})
const paperOf = async (more: Record<string, string>) => (await sato.post(path, { ...NAMED, name: '', ...more })).text()
const again = async (name: string) => {
  const [{ id }] = (await ask(sql<{ id: string }>`select id::text from delegation where name = ${name}`)) as [
    { id: string },
  ]
  return sato.post(path, { again: id })
}
const comes = (fields: Record<string, string>, browser = browserOf(demo)) => ({
  browser,
  came: browser.post('/my/for/card', fields),
})

describe('a card of a delegate', () => {
  const card = {
    ...{ code_until: '2026-12-21T00:00:00.000Z', tries: 0, taken_at: null, ended_at: null, until_on: '2027-03-31' },
    ...{ born_on: '1965-05-04', used_at: null },
  }
  const now = '2026-11-21T00:00:00.000Z'
  for (const [says, change, good] of [
    ['is good', {}, true],
    ['is good for whoever took it up, when another was printed', { taken_at: now }, true],
    ['is good once', { taken_at: now, used_at: now }, false],
    ['is over after five tries', { tries: DELEGATE.tries }, false],
    ['is over with its days', { code_until: now }, false],
    ['is over with what it was given for', { until_on: '2026-11-20' }, false],
    ['is over when somebody ended it', { ended_at: now }, false],
    ['that is none is good until it is taken up', { born_on: null, taken_at: now }, false],
  ] as const)
    test(says, () => assert.equal(isOffered({ ...card, ...change }, now, '2026-11-21'), good))
})

describe('a delegate without a mailbox', () => {
  test('comes in by the card of the desk with their birth date, once, and does what they were given', async () => {
    const paper = await paperOf({ name: '岡 ひろし', ...BORN })
    assert.match(paper, /\/my\/for\/card[\s\S]*岡 ひろしさん）の生年月日を入力します。メールはいりません/)
    const { number, code } = on(paper)
    const visitor = browserOf(demo)
    assert.match(await visitor.text(`/my/for/new?number=${number.replace(' ', '')}`), /href="\/my\/for\/card\?number=/)
    assert.match(await visitor.text('/my/for/card?number=12345678'), /value="12345678"/)
    const { browser, came } = comes({ number, code, born_on: 'S40.5.4' })
    assert.equal((await came).headers.get('location'), '/my')
    assert.match(await browser.text('/my'), /植木 真由美さんの代わり[\s\S]*岡 ひろし（代理）/)
    assert.equal((await browser.get('/my/delegates')).status, 403)
    assert.equal((await comes({ number, code, born_on: 'S40.5.4' }).came).status, 422, 'a second time')
    assert.match(await ueki.text('/my/delegates'), /岡 ひろし[\s\S]*代理をしています/)
  })

  test('gets another card at the desk, and is the same one with it; it is nobody else’s', async () => {
    const { number, code } = on(await (await again('岡 ひろし')).text())
    clock.now = addMinutes(clock.now, 1)
    const thief = browserOf(demo)
    await comeIn(demo, thief, 'thief@example.jp', { next: '/my/for/new' })
    assert.equal((await thief.post('/my/for/new', { number, code })).status, 422)
    const { browser, came } = comes({ number, code, born_on: '1965-05-04', remember: '1' })
    assert.match((await came).headers.getSetCookie().join(), /Max-Age=2592000/)
    assert.match(await browser.text('/my'), /植木 真由美さんの代わり/)
    const accounts = await ask(sql`select id from account where name = '岡 ひろし'`)
    assert.equal(accounts.length, 1)
  })

  test('is told the same whatever is wrong, and five tries spoil the card', async () => {
    const { number, code } = on(await (await again('岡 ひろし')).text())
    const right = { number, code, born_on: '1965-05-04' }
    const answers = new Set<string>()
    for (const wrong of [
      { born_on: '1965-05-05' },
      { code: code === '000000' ? '1' : '000000' },
      { number: '00000000' },
    ]) {
      const { status, text } = await comes({ ...right, ...wrong }).came.then(async r => ({
        status: r.status,
        text: await r.text(),
      }))
      assert.equal(status, 422)
      answers.add(/入れませんでした。[\s\S]*?<\/div>/.exec(text)?.[0] ?? '')
    }
    assert.ok(answers.size <= 2)
    for (let n = 0; n < 5; n++) await comes({ ...right, born_on: '1965-05-05' }).came
    assert.equal((await comes(right).came).status, 422)
  })

  test('is asked for each answer in words', async () => {
    const { came } = comes({ number: '12', code: 'x', born_on: 'あした' })
    assert.match(await (await came).text(), /数字8けたで[\s\S]*数字6けたで[\s\S]*生年月日を「昭和40年5月4日」/)
  })

  test('is none where the person made the paper, or the desk wrote down no birth date', async () => {
    const { number, code } = on(await paperOf({ name: '宮 けい' }))
    assert.equal((await comes({ number, code, born_on: '1965-05-04' }).came).status, 422)
    assert.match(
      await (await sato.post(path, { ...NAMED, name: '宮 けい', born_on: 'あした' })).text(),
      /代理の方の生年月日を/,
    )
    assert.equal((await again('宮 けい')).status, 303)
    assert.doesNotMatch(await ueki.text('/my/delegates'), /新しいカードを印刷する/)
    assert.match(await sato.text(path), /新しいカードを印刷する/)
  })
})
