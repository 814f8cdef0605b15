import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { accept, filled } from '#platform/submitted.ts'
import { wishesForm } from '../forms.ts'
import { lackingOf, type Section } from '../rules.ts'
import { fieldLabel, readable } from './labels.ts'
import { changedFields, shown, shownDay } from './section-rule.ts'
import { columnsOf, oldEnough, readBasic, SECTION_RULES } from './sections.ts'
import type { PersonDesk } from './store.ts'

const anyAge = () => ({})
const wrong = (section: Section, typed: Record<string, string | string[]>): string[] => {
  const read = SECTION_RULES[section].read(filled(typed), '2026-11-21', anyAge)
  return read.ok ? [] : Object.keys(read.errors).sort()
}

const NAKAMURA = { family_name: '中村', birth_on: '昭和33年5月4日', phone: '０４ー７１６７ー１１１１' }

describe('who is registered has a name, a birth date and a way to be reached', () => {
  for (const [why, over, expected] of [
    ['a name, a day and a phone are enough', {}, []],
    ['a reading stands in for the name', { family_name: '', family_kana: 'ﾅｶﾑﾗ' }, []],
    ['neither', { family_name: '' }, ['family_name']],
    ['an address instead of a phone', { phone: '', address: '柏5-10-1' }, []],
    ['mail instead of a phone', { phone: '', email: 'nakamura@example.jp' }, []],
    ['who comes by themselves needs none', { phone: '', contact_first: 'none' }, []],
    ['no way at all', { phone: '' }, ['phone']],
    ['a phone without its area code', { phone: '7167-1111' }, ['phone']],
    ['no birth date', { birth_on: '' }, ['birth_on']],
    ['a day outside its era', { birth_on: '昭和64年1月8日' }, ['birth_on']],
    ['the last day of the era', { birth_on: '昭和64年1月7日' }, []],
    ['a leap day', { birth_on: '1956-02-29' }, []],
    ['no leap year', { birth_on: '1957-02-29' }, ['birth_on']],
    ['an emoji for a name', { family_name: '😀' }, ['family_name']],
    ['a reading in kanji', { family_kana: '中村' }, ['family_kana']],
    ['mail without a domain', { email: 'nakamura@' }, ['email']],
  ] as const)
    test(why, () => assert.deepEqual(wrong('basic', { ...NAKAMURA, ...over }), expected))
})

test('a person is found by every spelling of their name and phone', () => {
  const read = readBasic(
    filled({ ...NAKAMURA, family_name: '髙橋', given_name: 'ハナ', family_kana: 'タカハシ' }),
    anyAge,
  )
  assert.ok(read.ok)
  const { name_key, kana_key, phone_digits, given_kana } = columnsOf(read.value)
  assert.deepEqual([name_key, kana_key, phone_digits, given_kana], ['高橋はな', 'たかはしはな', '0471671111', 'はな'])
})

test('the way that somebody likes best stands first and once', () => {
  const contacts = (typed: Record<string, string | string[]>) => {
    const read = readBasic(filled({ ...NAKAMURA, ...typed }), anyAge)
    return read.ok ? columnsOf(read.value).contact_by : read.errors
  }
  assert.deepEqual(contacts({ contact_first: 'line', contact_by: ['phone', 'line'] }), ['line', 'phone'])
  assert.deepEqual(
    Object.keys(contacts({ contact_by: ['post'] })),
    ['contact_first'],
    'no other becomes the best unasked',
  )
  assert.deepEqual(contacts({}), [])
})

describe('the age is told at the field that has to be changed', () => {
  const of = (id: string, age_floor: number) => ({ id, name: id, age_floor, residents_only: false, funder: '' })
  const rule = oldEnough('2026-11-21', [of('desk', 50), of('tasks', 55)])
  for (const [why, typed, field, sentence] of [
    ['fifty today', { birth_on: '1976-11-21' }, null, /./],
    ['fifty tomorrow', { birth_on: '1976-11-22' }, 'birth_on', /50歳から.*49歳です/],
    [
      'too young for the programme that was chosen',
      { birth_on: '1973-01-01', programme_id: 'tasks' },
      'programme_id',
      /53歳です/,
    ],
    ['born tomorrow', { birth_on: '2026-11-22' }, 'birth_on', /きょうより後/],
    ['a day that could not be read is told by itself', { programme_id: 'tasks' }, null, /./],
  ] as const)
    test(why, () => {
      const errors = rule(typed)
      assert.deepEqual(Object.keys(errors), field ? [field] : [])
      if (field) assert.match(errors[field] ?? '', sentence)
    })
})

describe('when, how far and how much', () => {
  for (const [why, typed, expected] of [
    ['nothing is asked', {}, []],
    ['three hours on the way', { 'reach-walk': '１８０分' }, []],
    ['a minute more', { 'reach-walk': '181' }, ['reach-walk']],
    ['no minute at all: a way that is not gone is left empty', { 'reach-walk': '０' }, ['reach-walk']],
    ['half a minute', { 'reach-bus': '20.5' }, ['reach-bus']],
    ['forty hours, in half hours', { hours_max: '40', hours_wanted: '7.5' }, []],
    ['more, or between the steps', { hours_max: '40.5', hours_wanted: '7.3' }, ['hours_max', 'hours_wanted']],
    ['half an hour a week', { hours_max: '０．５', hours_wanted: '0.5時間' }, []],
    ['no hour a week is no wish', { hours_max: '0', hours_wanted: '0時間' }, ['hours_max', 'hours_wanted']],
    ['a day of the month', { days_max: '1日' }, []],
    ['no day of the month', { days_max: '0' }, ['days_max']],
    ['a thirty-second day', { days_max: '32' }, ['days_max']],
    ['an activity, or nine of them', { activities_max: '９つ' }, []],
    ['no activity', { activities_max: '0' }, ['activities_max']],
    ['a tenth activity', { activities_max: '10' }, ['activities_max']],
    ['hours of a day in words', { 'time-2': '昼から' }, ['time-2']],
    ['asked, and can never come', { never_free: '1' }, []],
    ['never, and on Monday mornings', { never_free: '1', week: '0' }, ['never_free']],
    ['every fault at once', { 'time-0': 'x', 'reach-car': 'x', days_max: 'x' }, ['days_max', 'reach-car', 'time-0']],
  ] as const)
    test(why, () => assert.deepEqual(wrong('time', typed), expected))
})

describe('days on which somebody cannot come', () => {
  for (const [why, typed, expected] of [
    ['one day', { 'absence-from-0': '令和8年12月1日' }, []],
    ['until the same day', { 'absence-from-0': '2026-12-01', 'absence-to-0': '2026-12-01' }, []],
    ['until the day before', { 'absence-from-0': '2026-12-01', 'absence-to-0': '2026-11-30' }, ['absence-to-0']],
    ['over the end of the year', { 'absence-from-0': '2026-12-30', 'absence-to-0': '令和9年1月3日' }, []],
    ['an end without a beginning', { 'absence-to-3': '2026-12-01' }, ['absence-from-3']],
    ['31 November', { 'absence-from-0': '2026-11-31' }, ['absence-from-0']],
    ['a reason of 200 letters', { 'absence-from-0': '2026-12-01', 'absence-note-0': 'あ'.repeat(200) }, []],
    ['of 201', { 'absence-from-0': '2026-12-01', 'absence-note-0': 'あ'.repeat(201) }, ['absence-note-0']],
    ['a reason without a day is no row', { 'absence-note-0': 'あ'.repeat(201) }, []],
    [
      'two rows from one day',
      { 'absence-from-0': '2026-12-01', 'absence-from-5': '令和8年12月1日' },
      ['absence-from-5'],
    ],
  ] as const)
    test(why, () => assert.deepEqual(wrong('time', typed), expected))
})

test('what nobody has asked stays unasked: no legal form, no wish about pay, no use of a telephone is made up', () => {
  const read = readBasic(filled(NAKAMURA), anyAge)
  assert.ok(read.ok)
  const { digital, town_id, outside, contact_by, sex } = columnsOf(read.value)
  assert.deepEqual([digital, town_id, outside, contact_by, sex], [null, null, false, [], null])
  const wishes = (typed: Record<string, string | string[]>) => {
    const read = accept(wishesForm, filled(typed))
    return read.ok && [read.value.forms, read.value.pay]
  }
  assert.deepEqual(wishes({}), [null, null])
  assert.deepEqual(wishes({ forms: ['slavery'], pay: '' }), [null, null])
  assert.deepEqual(wishes({ forms: ['volunteering'], pay: 'either' }), [['volunteering'], 'either'])
})

describe('where somebody lives is a town, outside the city, or not known', () => {
  const town = newId()
  for (const [typed, expected] of [
    [town, [town, false]],
    ['outside', [null, true]],
    ['', [null, false]],
    ['elsewhere', [null, false]],
  ] as const)
    test(typed || 'nothing', () => {
      const read = readBasic(filled({ ...NAKAMURA, town_id: typed }), anyAge)
      assert.ok(read.ok)
      const { town_id, outside } = columnsOf(read.value)
      assert.deepEqual([town_id, outside], expected)
    })
})

describe('what is lacking before somebody can be chosen for', () => {
  const known = { town_id: 't', outside: false, reach: [1], free: [1], never_free: false, forms: ['volunteering'] }
  for (const [over, expected] of [
    [{}, []],
    [{ town_id: null }, ['home']],
    [{ town_id: null, outside: true }, ['outside']],
    [{ outside: true }, []],
    [{ reach: [], free: [] }, ['reach', 'free']],
    [{ free: [], never_free: true }, []],
    [{ forms: null }, ['forms']],
  ] as const)
    test(expected.join(' and ') || `nothing: ${JSON.stringify(over)}`, () =>
      assert.deepEqual(lackingOf({ ...known, ...over }), expected),
    )
})

test('a long note on health is refused with its length, never cut', () => {
  assert.deepEqual(wrong('health', { health_note: 'あ'.repeat(10_000) }), [])
  assert.deepEqual(wrong('health', { health_note: 'あ'.repeat(10_001) }), ['health_note'])
})

describe('what is stored of somebody stands in the form as it was said', () => {
  const person = {
    contact_by: ['line', 'phone'],
    birth_on: '1958-05-04',
    family_name: '中村',
    sex: null,
    free: [
      { weekday: 0, from: 360, to: 720 },
      { weekday: 2, from: 540, to: 660 },
    ],
    absences: [
      { from_on: '2026-12-01', to_on: '2026-12-01', note: '' },
      { from_on: '2026-12-30', to_on: '2027-01-03', note: '帰省' },
    ],
    reach: [{ means: 'walk', minutes: 20 }],
    hours_wanted: 0,
    hours_max: null,
    days_max: 8,
    activities_max: 1,
    wishes: [
      { category: 'books', score: -2, basis: 'said' },
      { category: 'music', score: 1, basis: 'shown' },
    ],
    forms: null,
    pay: null,
    digital: null,
    never_free: true,
    outside: true,
    conditions: [
      { load: 'heat', degree: 2 },
      { load: 'cold', degree: 0 },
    ],
    skills: [
      { skill: 'music', wants_to_use: true },
      { skill: 'sales', wants_to_use: false },
    ],
  } as unknown as PersonDesk
  for (const [section, name, values] of [
    ['basic', 'birth_on', ['昭和33年5月4日']],
    ['basic', 'contact_first', ['line']],
    ['basic', 'contact_by', ['phone']],
    ['basic', 'sex', []],
    ['basic', 'digital', []],
    ['basic', 'town_id', ['outside']],
    ['time', 'never_free', ['1']],
    ['wishes', 'forms', []],
    ['wishes', 'pay', []],
    ['wishes', 'inferred', ['music']],
    ['time', 'week', ['0']],
    ['time', 'time-2', ['09:00-11:00']],
    ['time', 'time-0', []],
    ['time', 'absence-to-0', []],
    ['time', 'absence-to-1', ['令和9年1月3日']],
    ['time', 'reach-walk', ['20']],
    ['time', 'hours_wanted', ['0']],
    ['time', 'hours_max', []],
    ['wishes', 'wish-books', ['-2']],
    ['body', 'load-heat', ['2']],
    ['body', 'load-cold', ['0']],
    ['body', 'load-stairs', []],
    ['skills', 'skills', ['music', 'sales']],
    ['skills', 'wants', ['music']],
  ] as const)
    test(`${fieldLabel(name)}: ${values.join('・') || 'nothing'}`, () =>
      assert.deepEqual(SECTION_RULES[section].values(person)[name], values))
})

test('a zero was said, an empty word was not', () => {
  assert.deepEqual([shown(0), shown(''), shown(null), shown(undefined)], [['0'], [], [], []])
  assert.equal(shownDay('2019-05-01'), '令和元年5月1日')
})

describe('which fields differ between two who typed at once', () => {
  for (const [why, before, after, names] of [
    ['none', { phone: ['1'] }, { phone: ['1'] }, []],
    ['the order of several says nothing', { forms: ['a', 'b'] }, { forms: ['b', 'a'] }, []],
    ['an empty field and none are alike', { phone: [''] }, {}, []],
    ['one more', { forms: ['a'] }, { forms: ['a', 'b'] }, ['forms']],
    ['one that was emptied', { phone: ['1'] }, { phone: [''] }, ['phone']],
  ] as const)
    test(why, () => assert.deepEqual(changedFields(before, after), names))
})

describe('a field and what stands in it, in words', () => {
  for (const [name, values, label, text] of [
    ['birth_on', ['昭和33年5月4日'], '生年月日', '昭和33年5月4日'],
    ['sex', ['female'], '性別', '女性'],
    ['contact_by', ['phone', 'line'], 'ほかの連絡のしかた', '電話、LINE'],
    ['phone', [''], '電話番号', 'なし'],
    ['load-heat', ['2'], 'からだ：暑さ', 'ふつうでも避ける'],
    ['load-heat', ['0'], 'からだ：暑さ', '気にしない'],
    ['load-heat', [], 'からだ：暑さ', 'まだ聞いていません'],
    ['time-6', ['09:00-11:00'], '日曜の時間', '09:00-11:00'],
    ['week', ['0', '13'], '来られる時間', '月曜の午前、日曜の午後'],
    ['reach-bicycle', ['20'], '片道の時間：自転車', '20分'],
    ['absence-from-3', ['令和8年12月1日'], '来られない日', '令和8年12月1日'],
    ['town_id', ['t1'], '町', '若柴'],
    ['town_id', ['t2'], '町', 't2'],
    ['town_id', ['outside'], '町', '市外'],
    ['digital', [], 'スマホ・パソコン', 'まだ聞いていません'],
    ['forms', [], '受けられる形', 'まだ聞いていません'],
    ['wish-books', [], '希望：読み聞かせ・図書', 'まだ聞いていません'],
    ['skills', [], '経験・資格', 'なし'],
  ] as const)
    test(`${name} ${values.join()}`, () =>
      assert.deepEqual([fieldLabel(name), readable(name, values, new Map([['t1', '若柴']]))], [label, text]))
})
