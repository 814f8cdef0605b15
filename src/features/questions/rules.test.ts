import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { answerForm, askForm, closeForm, passForm } from './forms.ts'
import { nextText } from './own/thread.ts'
import { after, LIMIT, STATUSES, saysWho, TRANSITIONS, VERBS, WAITING, withoutWho } from './rules.ts'

describe('the way of a question', () => {
  for (const [status, verb, to] of [
    ['asked', 'ask', 'asked'],
    ['asked', 'pass', 'passed'],
    ['asked', 'answer', 'answered'],
    ['asked', 'close', 'closed'],
    ['passed', 'ask', 'passed'],
    ['passed', 'pass', 'passed'],
    ['passed', 'answer', 'answered'],
    ['passed', 'close', 'closed'],
    ['answered', 'ask', 'asked'],
    ['answered', 'pass', null],
    ['answered', 'answer', 'answered'],
    ['answered', 'close', 'closed'],
    ['closed', 'ask', null],
    ['closed', 'pass', null],
    ['closed', 'answer', null],
    ['closed', 'close', null],
  ] as const)
    test(`${verb} leads from ${status} to ${to ?? 'nothing'}`, () => assert.equal(after(status, verb), to))

  test('whoever waits for the desk can be answered, and everything but its end can be ended', () => {
    for (const status of WAITING) assert.equal(after(status, 'answer'), 'answered')
    for (const status of STATUSES) assert.equal(after(status, 'close'), status === 'closed' ? null : 'closed')
    assert.deepEqual(Object.keys(TRANSITIONS), [...STATUSES])
    assert.ok(STATUSES.every(status => Object.keys(TRANSITIONS[status]).every(verb => VERBS.some(one => one === verb))))
  })
})

describe('what an organisation is told says nothing of who asks', () => {
  const her = { family_name: '植木', given_name: '真由美', family_kana: 'うえき', given_kana: 'まゆみ' }
  for (const [why, words, found] of [
    ['a plain question', 'ひざが痛くても、12時30分から2回できますか。会費は1,200円ですか。', []],
    ['a family name', '植木と申します。', ['植木']],
    ['both names, in kana too', '植木真由美（うえき まゆみ）です', ['植木', '真由美', 'うえき', 'まゆみ']],
    ['a telephone number', '04-7100-0001に電話してください', ['04-7100-0001']],
    ['a number in wide signs', '０９０ー１２３４ー５６７８です', ['090ー1234ー5678']],
    ['a number without signs between', '電話0471000001', ['0471000001']],
    ['an address of mail', 'ueki@example.jp まで', ['ueki@example.jp']],
    ['the same twice is named once', '植木です。植木です。', ['植木']],
    ['a date and a number of people', '2026年12月5日に3人で、〒277-0005の近くから', []],
  ] as const)
    test(why, () => assert.deepEqual(saysWho(words, her), found))

  test('a name of one sign could be any word: it is left to whoever reads it', () =>
    assert.deepEqual(saysWho('森の手入れです', { ...her, family_name: '森', given_name: '' }), []))

  test('the words to begin with have it left out already', () =>
    assert.equal(withoutWho('植木です。電話は０４-7100-0001です。', her), '○○です。電話は○○です。'))
})

describe('what is typed for a question', () => {
  const today = '2026-11-21'
  const read = (form: 'ask' | 'pass' | 'answer' | 'close', typed: Record<string, string>) => {
    const schema = { ask: askForm, pass: passForm(today), answer: answerForm, close: closeForm }[form]
    const accepted = accept(schema as typeof askForm, filled(typed))
    return accepted.ok ? 'taken' : Object.values(accepted.errors).join()
  }
  for (const [why, form, typed, says] of [
    ['a question', 'ask', { words: '何時からですか' }, /taken/],
    ['2,000 signs', 'ask', { words: 'あ'.repeat(LIMIT) }, /taken/],
    ['one more', 'ask', { words: 'あ'.repeat(LIMIT + 1) }, /2,000文字.*短くするか、分けて/],
    ['blanks alone', 'ask', { words: '　\n ' }, /聞きたいことを書いてください。例：/],
    ['nothing', 'answer', {}, /答えを書いてください/],
    ['an answer of 2,001 signs', 'answer', { answer: 'あ'.repeat(LIMIT + 1) }, /短くするか、分けて/],
    ['the telephone', 'pass', { medium: 'phone', told: 'できますか', due: '12月1日' }, /taken/],
    [
      'a way that is none',
      'pass',
      { medium: 'pigeon', told: 'できますか', due: '12月1日' },
      /どのように団体に聞いたか/,
    ],
    ['no day', 'pass', { medium: 'mail', told: 'できますか', due: 'いつか' }, /返事の期限を「令和/],
    ['no reason', 'close', { why: '' }, /終わりにするわけを/],
  ] as const)
    test(`${form}: ${why}`, () => assert.match(read(form, typed), says))
})

describe('what is told to whoever waits', () => {
  for (const [status, due_on, says] of [
    ['asked', '2026-11-26', /11月26日（木）までに/],
    ['asked', '2026-11-20', /できるだけ早く/],
    ['passed', '2026-12-01', /団体の返事を聞いて、窓口が、12月1日/],
    ['answered', '2026-11-20', /14日のあいだ/],
    ['closed', '2026-11-20', /終わりました/],
  ] as const)
    test(`${status}, due on ${due_on}`, () => assert.match(nextText({ status, due_on }, '2026-11-21'), says))
})
