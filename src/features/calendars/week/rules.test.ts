import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DatedThing } from '#platform/dated.ts'
import type { Municipality } from '#platform/page.ts'
import { hoursText, stateText } from '../text.ts'
import { weekSheet } from './paper.ts'
import { askedWeek, partOf, weekOf } from './rules.ts'

const thing = (more: Partial<DatedThing>): DatedThing => ({
  ...{ uid: 'x', sequence: 0, what: '活動', title: '花だん', day: '2026-11-24', from: 600, to: 720, place: '' },
  ...{ state: 'set', said: '', ...more },
})

describe('in which part of its day a thing stands', () => {
  for (const [from, part] of [
    [0, 'morning'],
    [719, 'morning'],
    [720, 'afternoon'],
    [1019, 'afternoon'],
    [1020, 'evening'],
    [1439, 'evening'],
    [null, 'open'],
  ] as const)
    test(`${from}: ${part}`, () => assert.equal(partOf({ from }), part))
})

describe('which week an address asks for', () => {
  for (const [asked, monday] of [
    [null, '2026-11-16'],
    ['', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
    ['2026-02-31', '2026-11-16'],
    ['x', '2026-11-16'],
    ['1900-01-01', '2026-11-16'],
    ['2199-12-31', '2026-11-16'],
  ] as const)
    test(`${asked}: that of ${monday}`, () => assert.equal(askedWeek(asked, '2026-11-21'), monday))
})

describe('a week', () => {
  test('has seven days of three parts, and says of each whether nothing is in it', () => {
    const week = weekOf('2026-11-23', [thing({})])
    assert.deepEqual(
      week.map(({ day, none, parts }) => [day.slice(8), none, parts.length]),
      [23, 24, 25, 26, 27, 28, 29].map(day => [String(day), day !== 24, 3]),
    )
  })

  test('has a fourth part where one thing is known without an hour, on every day, so that they stand in line', () => {
    const week = weekOf('2026-11-23', [thing({ from: null, to: null }), thing({ day: '2026-11-25' })])
    assert.ok(week.every(({ parts }) => parts.length === 4))
    assert.equal(week[1]!.parts[3]!.things.length, 1)
    assert.equal(week[2]!.parts[0]!.things.length, 1)
  })
})

describe('when a thing is, in words', () => {
  for (const [more, said] of [
    [{}, '午前10時〜正午'],
    [{ to: null }, '午前10時から'],
    [{ from: null, to: null }, '時間は未定'],
    [{ from: null, to: null, whole: true }, '一日のうち'],
  ] as const)
    test(said, () => assert.equal(hoursText(thing(more)), said))
})

describe('how a thing stands, in words', () => {
  for (const [state, said, told] of [
    ['set', '', ''],
    ['maybe', '', 'まだ決まっていません'],
    ['off', '', 'とりやめになりました'],
    ['off', '中止になりました', '中止になりました'],
  ] as const)
    test(`${state} ${said}`, () => assert.equal(stateText({ state, said }), told))
})

describe('a week on one sheet', () => {
  const DESK = { name: '柏市', desk_name: '応援窓口', desk_phone: '04-7000-0000', desk_hours: '平日' } as Municipality
  const title = '名前の長い活動でも一枚の紙におさまることを確かめるための、とても長い名前の活動'
  const sheetOf = async (perDay: number, more: Partial<DatedThing> = {}) => {
    const things = ['23', '24', '25', '26', '27', '28', '29'].flatMap(date =>
      Array.from({ length: perDay }, () => thing({ day: `2026-11-${date}`, title, place: '市民センター', ...more })),
    )
    const html = String(await weekSheet(DESK, '2026-11-23', weekOf('2026-11-23', things), '2026-11-21', '植木 真由美'))
    return html.replaceAll(/<\/?(wbr|span)[^>]*>/g, '')
  }
  for (const [perDay, look, lines, rest] of [
    [0, 'big', 0, undefined],
    [1, 'plain', 7, undefined],
    [3, 'plain', 21, undefined],
    [9, 'plain', 21, 'ほか6件'],
  ] as const)
    test(`${perDay} a day stand in ${look} letters; what is left out is said`, async () => {
      const html = await sheetOf(perDay)
      assert.match(html, new RegExp(`^<div class="${look}">`))
      assert.equal(html.match(/<li><b>/g)?.length ?? 0, lines)
      assert.equal(html.includes('画面でご覧ください'), rest !== undefined)
      if (rest) assert.ok(html.includes(rest))
    })
  test('says of what is off that it is, also where its name is cut', async () =>
    assert.match(await sheetOf(3, { state: 'off' }), /<s>名前の長い活動[^<]*…<\/s>　<b>とりやめになりました/))
  test('says of a day without anything that nothing is on it', async () =>
    assert.equal((await sheetOf(0)).match(/予定はありません/g)?.length, 7))
})
