import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { StoredEntry } from '../record/store.ts'
import { roundText } from '../text.ts'
import { dueText, factsOf, halfDaysText, mediumText, momentOf } from './parts.ts'

const entry = (over: Partial<StoredEntry> = {}): StoredEntry => ({
  id: 'e',
  verb: 'accept',
  on_day: '2026-11-21',
  at: '2026-11-21T01:00:00.000Z',
  reason: null,
  data: {},
  medium: 'phone',
  by: '佐藤 恵',
  by_account: 'sato',
  note: '',
  ...over,
})

describe('what a row says besides what was done', () => {
  for (const [over, text] of [
    [{}, ''],
    [
      { verb: 'visit', data: { planned_on: '2026-11-24', planned_at: 630 } },
      '令和8年11月24日（火） 午前10時30分の予定',
    ],
    [{ verb: 'visit', data: { planned_on: '2026-11-24', planned_at: null } }, '令和8年11月24日（火）の予定'],
    [{ verb: 'trial', data: { planned_on: '2026-11-24', planned_at: 0 } }, '令和8年11月24日（火） 午前0時の予定'],
    [{ verb: 'result', data: { result: 'thinking' } }, '本人が考え中'],
    [{ verb: 'follow-up', data: { round: 0, result: 'continuing' } }, '始まってから1週間・続いている'],
    [
      { verb: 'decide', data: { how: 'own', hours_week: 0.5, starts_on: '2026-12-01' } },
      '窓口の紹介・週0.5時間・令和8年12月1日（火）から',
    ],
    [{ verb: 'introduce', data: { help: 'placement' } }, '職業紹介として'],
  ] as [Partial<StoredEntry>, string][])
    test(text || 'nothing', () => assert.equal(factsOf(entry(over)), text))
  test('a reason is named as one', () => assert.match(factsOf(entry({ verb: 'decline', reason: 'family' })), /^理由：/))
})

describe('after how long a follow-up is', () => {
  for (const [round, text] of [
    [0, '1週間'],
    [2, '3か月'],
    [3, '6か月'],
    [4, '1年'],
    [5, '1年6か月'],
    [6, '2年'],
  ] as const)
    test(text, () => assert.equal(roundText(round), text))
})

describe('a row stands in the history at the day that it is about', () => {
  test('with its minute, where it was written on that day in Japan', () =>
    assert.equal(momentOf(entry({ at: '2026-11-20T16:00:00.000Z' })).at, '2026-11-20T16:00:00.000Z'))
  test('at noon of it, where it was written later', () =>
    assert.equal(momentOf(entry({ on_day: '2026-11-18' })).at, '2026-11-18T12:00:00Z'))
  test('with the activity and its page only where the history is that of a person', () => {
    assert.equal(momentOf(entry()).href, undefined)
    const { href, body } = momentOf(entry({ note: '<b>楽しみ</b>' }), { id: 'p1', title: '図書館' })
    assert.equal(href, '/staff/proposals/p1')
    assert.match(String(body), /「図書館」：本人が承諾した<br>&lt;b&gt;楽しみ/)
  })
  test('by whom and how, as far as it is known', () => {
    assert.equal(momentOf(entry()).aside, '電話・佐藤 恵')
    assert.equal(momentOf(entry({ medium: null, by: null })).aside, '')
    assert.equal(mediumText('pigeon'), '')
  })
})

describe('half-days of a week in few words', () => {
  const bits = (...halves: [day: number, afternoon: 0 | 1][]) =>
    halves.reduce((all, [day, afternoon]) => all | (1 << (2 * day + afternoon)), 0)
  const every = (days: number[], halves: (0 | 1)[]) =>
    bits(...days.flatMap(day => halves.map((half): [number, 0 | 1] => [day, half])))
  for (const [week, text] of [
    [0, ''],
    [bits([5, 0]), '土 午前'],
    [every([0, 1, 2, 3, 4], [1]), '月〜金 午後'],
    [every([0, 1], [0]), '月・火 午前'],
    [every([0, 1, 2], [0]), '月〜水 午前'],
    [every([0, 2, 4], [0]), '月・水・金 午前'],
    [every([0, 1, 2, 3, 4, 5, 6], [0, 1]), '月〜日 午前も午後も'],
    [bits([6, 0], [1, 1]), '日 午前、火 午後'],
  ] as const)
    test(text || 'none', () => assert.equal(halfDaysText(week), text))
})

describe('until when, and whose: lateness in words, not only in colour', () => {
  for (const [due_on, late] of [
    ['2026-11-22', ''],
    ['2026-11-21', '今日まで'],
    ['2026-11-20', '1日過ぎています'],
    ['2025-11-21', '365日過ぎています'],
  ] as const)
    test(due_on, () => {
      const text = String(dueText({ owner: '佐藤 恵', due_on, paused_on: null }, '2026-11-21')).replace(/<[^>]+>/g, '')
      assert.match(text, /まで・佐藤 恵/)
      assert.equal(text.split('佐藤 恵')[1]?.trim(), late)
    })
  test('nothing is said where there is no step', () => assert.equal(String(dueText(null, '2026-11-21')), ''))
})
