import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { answersTold, checkPage, lines, numbered, questionPage, type Texts } from './walk.ts'

const TEXT: Texts<'what' | 'who'> = {
  what: { asks: '何をしますか', short: '何を' },
  who: { asks: 'お名前を教えてください', short: 'お名前' },
}
const form = filled({ what: '見学', name: 'はる', draft: 'd', since: 's', website: 'x' })
const walk = { form, door: { questions: '/ask', send: '/send' }, questions: ['what', 'who'], names: ['what', 'name'] }
const known = { ...walk, door: { ...walk.door, known: {} } }
const nothing = { fields: '（欄）', errors: {}, whole: false }
const what = { ...nothing, question: 'what', asks: TEXT.what.asks, here: ['what'] }
const who = { ...nothing, question: 'who', asks: TEXT.who.asks, here: ['name'] }
const hiddenIn = (body: unknown) =>
  [...String(body).matchAll(/type="hidden" name="(\w+)" value="(.*?)"/g)].map(([, name, value]) => `${name}=${value}`)

describe('one question on a page', () => {
  for (const [says, page, seen, unseen] of [
    ['the first has its number and the trap', questionPage(walk, what), [/質問 1／2/, /id="website"/], [/戻る/]],
    ['the next leads back', questionPage(walk, who), [/質問 2／2/, /<h1[^>]*>.*お名前/s, /戻る/], [/id="website"/]],
    ['who is known is told no number', questionPage(known, who), [/つぎへ/], [/質問 2/, /戻る/]],
    ['… and comes back to all answers', questionPage(known, { ...who, whole: true }), [/戻る/], []],
    [
      'what the form is stands before its first question',
      questionPage(walk, { ...what, before: { title: '見学する', body: '登録はいりません。' } }),
      [/登録はいりません。/, /<h2>何をしますか<\/h2>/],
      [/<h1/],
    ],
  ] as const)
    test(says, () => {
      for (const part of seen) assert.match(String(page.body), part)
      for (const part of unseen) assert.doesNotMatch(String(page.body), part)
    })

  test('what was typed on the other pages goes along, what is asked here does not', () =>
    assert.deepEqual(hiddenIn(questionPage(walk, who).body), [
      ...['at=who', 'what=見学', 'draft=d', 'since=s', 'website=x'],
    ]))

  for (const [says, more, status] of [
    ['as it is asked', {}, undefined],
    ['with what is to be mended', { errors: { name: 'お名前を入力してください。' } }, 422],
    ['once more, since something happened', { told: 'うまりました。', errors: { name: 'x' } }, 409],
  ] as const)
    test(`a page is shown ${says}: ${status ?? 200}`, () =>
      assert.equal(questionPage(walk, { ...who, ...more }).status, status))
})

describe('all answers before they are sent', () => {
  const check = { rows: [], once: 'o', yet: 'まだ送っていません。', press: 'この内容で送る', follows: 'ご連絡します。' }
  const all = ['what=見学', 'name=はる', 'draft=d', 'since=s', 'checked=1']

  test('both forms take all along, and that all was answered', () =>
    assert.deepEqual(hiddenIn(checkPage(walk, check).body), [
      ...['once=o', ...all, 'website=x'],
      ...[...all, 'website=x', 'at=check'],
    ]))
  test('what a machine wrote is taken out once it was told', () =>
    assert.deepEqual(hiddenIn(checkPage(walk, { ...check, told: 'もう一度' }).body), [
      ...['once=o', ...all],
      ...[...all, 'at=check'],
    ]))
  test('who is known has no page to go back to', () => {
    assert.match(String(checkPage(walk, check).body), /戻る/)
    assert.doesNotMatch(String(checkPage(known, check).body), /戻る/)
  })
})

describe('answers in words', () => {
  const rows = (change: boolean) =>
    answersTold(
      ['what', 'who'],
      TEXT,
      question => (question === 'what' ? lines('見学', false, '10人') : numbered('', null, '10人')),
      change,
    )
  test('each stands with its question; lines that are not there are left out, a number does not break', () =>
    assert.deepEqual(
      rows(false).map(({ label, value }) => `${label}：${value}`),
      ['何を：見学<br>10人', 'お名前：<span class="whole">10人</span>'],
    ))
  test('… with a button that asks it once more', () =>
    assert.match(
      String(rows(true)[1]!.value),
      /<button[^>]*name="go" value="who"[^>]*><span>変える<span class="sr">：お名前/,
    ))
})
