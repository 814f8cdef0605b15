import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled } from '#platform/submitted.ts'
import type { OwnLine } from '../rules.ts'
import { fieldsOf, readLine } from './forms.ts'

const TODAY = '2026-11-21'
const CHOICES = [{ id: '01920000-0000-7000-8000-000000000001', title: '本の整理' }]
const GOOD = { day: '11月20日', activity: '', title: '花の手入れ', hours: '2.5', note: '' }
const read = (typed: Partial<typeof GOOD>, others: readonly OwnLine[] = []) =>
  readLine(filled({ ...GOOD, ...typed }), TODAY, CHOICES, others)
const errorsOf = (typed: Partial<typeof GOOD>, others: readonly OwnLine[] = []) => {
  const said = read(typed, others)
  return said.ok ? {} : said.errors
}

describe('a day however it is written', () => {
  for (const [typed, day] of [
    ['11月20日', '2026-11-20'],
    ['１１／２０', '2026-11-20'],
    ['令和8年11月20日（金）', '2026-11-20'],
    ['R8.11.20', '2026-11-20'],
    ['２０２６年１１月２０日', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['12/31', '2025-12-31'],
    ['11月21日', TODAY],
  ] as const)
    test(typed, () => {
      const said = read({ day: typed })
      assert.ok(said.ok, JSON.stringify(said))
      assert.equal(said.value.on_day, day)
    })
})

describe('a day that is none', () => {
  for (const [typed, sentence] of [
    ['', /活動した日を入力してください/],
    ['2026年2月31日', /活動した日を入力してください/],
    ['2月31日', /活動した日を入力してください/],
    ['きのう', /活動した日を入力してください/],
    ['令和8年11月20日（月）', /金曜日です/],
    ['令和8年12月1日', /まだ来ていない日は書けません。今日（11月21日（土））/],
    ['2027-01-01', /まだ来ていない日は書けません/],
    ['11月22日', /まだ来ていません。ほかの年のときは/],
    ['平成32年1月1日', /平成は/],
    ['8.11.20', /年号がわかりません/],
  ] as const)
    test(`${typed || 'nothing'} is asked for again`, () =>
      assert.match(errorsOf({ day: typed })['day'] ?? '', sentence))
})

describe('hours, in halves', () => {
  for (const [typed, halves] of [
    ['2.5', 5],
    ['２．５', 5],
    ['３時間', 6],
    ['0.5', 1],
    ['24', 48],
    ['', null],
  ] as const)
    test(`${typed || 'nothing'}: ${halves}`, () => {
      const said = read({ hours: typed })
      assert.ok(said.ok)
      assert.equal(said.value.half_hours, halves)
    })
  for (const typed of ['25', '0', '2.25', '-1', '2〜3', '二時間半くらい', '1,5', '24.5'])
    test(`${typed} are refused with what to do`, () =>
      assert.match(errorsOf({ hours: typed })['hours'] ?? '', /0\.5から24までを0\.5時間きざみ[\s\S]*空のまま/))
})

describe('an activity', () => {
  const { id } = CHOICES[0]!
  test('that is chosen has its title; one in their own words has theirs', () => {
    const chosen = read({ activity: id, title: '' })
    assert.ok(chosen.ok)
    assert.deepEqual([chosen.value.opportunity_id, chosen.value.title], [id, '本の整理'])
    const own = read({ title: '  孫と公園  ' })
    assert.ok(own.ok)
    assert.deepEqual([own.value.opportunity_id, own.value.title], [null, '孫と公園'])
  })
  for (const [typed, field, sentence] of [
    [{ title: '' }, 'title', /活動を選ぶか、活動の名前を書いてください/],
    [{ activity: id }, 'title', /どちらか1つ/],
    [{ activity: '01920000-0000-7000-8000-0000000000ff', title: '' }, 'activity', /活動を選ぶか/],
    [{ title: 'あ'.repeat(61) }, 'title', /60文字まで/],
    [{ note: 'あ'.repeat(501) }, 'note', /500文字まで/],
  ] as const)
    test(`${JSON.stringify(typed).slice(0, 40)} is refused`, () => assert.match(errorsOf(typed)[field] ?? '', sentence))
  test('all that is wrong is said at once', () => {
    assert.deepEqual(Object.keys(errorsOf({ day: '', title: '', hours: '25' })).sort(), ['day', 'hours', 'title'])
  })
})

describe('a line that is there already', () => {
  const line: OwnLine = {
    ...{ id: 'x', on_day: '2026-11-20', opportunity_id: null, title: '花の手入れ', half_hours: 5, note: 'a' },
  }
  test('is not written twice: the page says what to do', () =>
    assert.match(errorsOf({}, [line])['day'] ?? '', /もう書いてあります[\s\S]*直す/))
  test('is shown in the fields by which it is put right, and read back the same', () => {
    const typed = fieldsOf(line, CHOICES)
    const said = readLine(typed, TODAY, CHOICES, [])
    assert.ok(said.ok)
    assert.deepEqual({ id: 'x', ...said.value }, line)
  })
  test('keeps the name of an activity that cannot be chosen any more', () => {
    const said = readLine(fieldsOf({ ...line, opportunity_id: 'gone', title: '古い会' }, CHOICES), TODAY, CHOICES, [])
    assert.ok(said.ok)
    assert.deepEqual([said.value.opportunity_id, said.value.title], [null, '古い会'])
  })
})
