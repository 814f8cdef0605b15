import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PlacementRow, SlotRow } from '../../view.ts'
import { boardFilter, boardQuery, cellOf, openCell, slotsThat } from './rules.ts'

const seat = (name: string, kana: string, number: number): PlacementRow => ({
  person: { id: name, number, name, kana, age: 70, area: null },
  slot: 's',
  opportunity: 'o',
  score: 500,
  terms: { likes: 0, distance: 0, time: 0, experience: 0, terms: 0, character: 0, need: 0 },
  origin: 'engine',
  locked: null,
  proposal_id: null,
})

const slot = (over: Partial<SlotRow> = {}): SlotRow => ({
  slot: 's',
  opportunity: 'o',
  title: '図書館の本をもどす',
  organisation: '市立図書館',
  legal_form: 'volunteering',
  area_id: 'north',
  area: '北部',
  weekday: 1,
  from_min: 9 * 60,
  to_min: 11 * 60,
  weeks: null,
  need: 2,
  placements: [],
  ...over,
})

describe('the half-day of a slot is the one in which it begins', () => {
  const cases = [
    [0, 9 * 60, 0],
    [0, 12 * 60 - 15, 0],
    [0, 12 * 60, 1],
    [1, 16 * 60 + 45, 4],
    [6, 17 * 60, 20],
  ] as const
  for (const [weekday, from_min, cell] of cases)
    test(`${weekday} ${from_min / 60} h`, () => assert.equal(cellOf({ weekday, from_min }), cell))
})

describe('the board shows', () => {
  const nakamura = slot({ slot: 'a', placements: [seat('中村 和子', 'なかむら かずこ', 42)] })
  const full = slot({ slot: 'b', weekday: 0, need: 1, placements: [seat('髙橋 正', 'たかはし ただし', 7)] })
  const paid = slot({ slot: 'c', area_id: 'south', legal_form: 'employment', title: '保育の補助' })
  const all = [nakamura, paid, full]
  const shown = (address: string) => slotsThat(all, boardFilter(new URLSearchParams(address))).map(one => one.slot)

  const cases: readonly [address: string, slots: string[]][] = [
    ['', ['b', 'c', 'a']],
    ['area=north', ['b', 'a']],
    ['kind=employment', ['c']],
    ['kind=nothing-known', ['b', 'c', 'a']],
    ['free=1', ['c', 'a']],
    ['q=中村', ['a']],
    ['q=ナカムラ', ['a']],
    ['q=42', ['a']],
    ['q=中村　図書館', ['a']],
    ['q=保育', ['c']],
    ['q=いない人', []],
    ['area=north&free=1&q=図書館', ['a']],
  ]
  for (const [address, slots] of cases) test(address || 'everything', () => assert.deepEqual(shown(address), slots))

  test('first the half-day that was asked for, else the first with something in it', () => {
    assert.equal(openCell([{ cell: 2 }, { cell: 4 }], null), 2)
    assert.equal(openCell([{ cell: 2 }], 5), 5)
    assert.equal(openCell([], null), null)
  })
})

describe('the address of the board', () => {
  for (const wrong of ['at=21', 'at=-1', 'at=1.5', 'at=x', 'at='])
    test(`${wrong} opens no half-day`, () => assert.equal(boardFilter(new URLSearchParams(wrong)).cell, null))
  for (const wrong of ['page=0', 'page=-3', 'page=abc', 'page='])
    test(`${wrong} is the first page`, () => assert.equal(boardFilter(new URLSearchParams(wrong)).page, 1))
  test('holds all conditions and gives them back', () => {
    const filter = { area: 'x', kind: 'contract', free: true, q: '中村 和', cell: 0, page: 3 } as const
    assert.deepEqual(boardFilter(new URLSearchParams(boardQuery(filter))), filter)
  })
})
