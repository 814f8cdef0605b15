import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { readGuarded, typedOf } from './forms.ts'
import { dueBy, groupOf, isOf, lastEnded, standOf } from './rules.ts'
import { groupText } from './text.ts'

describe('a group that a city means to reach', () => {
  for (const [key, group] of [
    ['who:male:65', { dim: 'who', sex: 'male', from: 65 }],
    ['digital:none', { dim: 'digital', value: 'none' }],
    ['area:1', { dim: 'area', value: '1' }],
    ['who:male:66', null],
    ['who:male:0', null],
    ['who:cat:65', null],
    ['heard:web', null],
    ['digital:', null],
    ['', null],
  ] as const)
    it(`"${key}" is ${group ? `by ${group.dim}` : 'none'}`, () => assert.deepEqual(groupOf(key), group))

  for (const [key, dim, value, holds] of [
    ['who:male:65', 'who', 'male/65', true],
    ['who:male:65', 'who', 'male/85', true],
    ['who:male:65', 'who', 'male/60', false],
    ['who:male:65', 'who', 'female/70', false],
    ['who:male:65', 'who', '/70', false],
    ['digital:none', 'digital', 'none', true],
    ['digital:none', 'digital', '', false],
    ['digital:none', 'means', 'none', false],
  ] as const)
    it(`${key} ${holds ? 'counts' : 'does not count'} "${value}" of ${dim}`, () =>
      assert.equal(isOf(groupOf(key)!, { dim, value }), holds))

  it('is called in words; an area that is gone says so', () => {
    const areas = new Map([['1', '北部']])
    assert.equal(groupText('who:male:65', areas), '男性 65歳以上')
    assert.equal(groupText('area:1', areas), 'お住まいが北部の方')
    assert.match(groupText('area:2', areas), /いまはない地域/)
    assert.match(groupText('digital:none', areas), /使わない/)
  })
})

describe('how a group stands', () => {
  it('is told by the days gone by', () => {
    assert.equal(dueBy(365, 2026, '2026-04-01'), 1)
    assert.equal(dueBy(365, 2026, '2026-06-30'), 91)
    assert.equal(dueBy(365, 2026, '2027-05-01'), 365)
  })
  for (const [what, registered, day, stand] of [
    ['four fifths of what is due', 73, '2026-06-30', 'going'],
    ['less than four fifths', 72, '2026-06-30', 'behind'],
    ['none in the first sixty days', 0, '2026-05-30', 'early'],
    ['none after sixty days', 0, '2026-05-31', 'behind'],
    ['the whole quota early', 365, '2026-05-01', 'reached'],
    ['one too few at the end of the year', 364, '2027-03-31', 'going'],
  ] as const)
    it(`${what}: ${stand}`, () => assert.equal(standOf({ registered, quota: 365, year: 2026 }, day), stand))

  for (const [day, year, quarter] of [
    ['2026-11-21', 2026, 2],
    ['2026-06-30', 2025, 4],
    ['2026-07-01', 2026, 1],
    ['2027-03-31', 2026, 3],
    ['2027-04-01', 2026, 4],
  ] as const)
    it(`on ${day} the quarter that ended last is ${year}-${quarter}`, () =>
      assert.deepEqual(lastEnded(day), { year, quarter }))
})

describe('what is typed of groups', () => {
  const known = new Set(['digital:none', 'who:male:65'])
  const day = { from: '令和8年4月1日', source: '計画' }
  const wrong = (fields: Record<string, string>) => {
    const read = readGuarded(filled({ ...day, ...fields }), known)
    return read.ok ? [] : Object.keys(read.errors).sort()
  }
  it('is read as it was shown', () => {
    const groups = [{ group: 'digital:none', quota: 30 }]
    const read = readGuarded(filled({ source: '計画', ...plain(typedOf(groups, '2026-11-21')) }), known)
    assert.deepEqual(read, { ok: true, value: { groups, from: '2026-04-01', source: '計画' } })
  })
  for (const [what, fields, at] of [
    ['a group without a number', { group1: 'digital:none' }, ['quota1']],
    ['a number without a group', { quota2: '10' }, ['group2']],
    ['a number in words', { group1: 'digital:none', quota1: 'たくさん' }, ['quota1']],
    ['the same group twice', { group1: 'digital:none', quota1: '1', group2: 'digital:none', quota2: '2' }, ['group2']],
    ['a group that nobody offered', { group1: 'who:male:99', quota1: '1' }, ['group1']],
    ['no source and no day', { from: '', source: '' }, ['from', 'source']],
    ['nobody any more', {}, []],
  ] as const)
    it(`${what} is refused at ${at.join(' and ') || 'nothing'}`, () => assert.deepEqual(wrong(fields), at))
})

const plain = ({ fields }: ReturnType<typeof filled>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, [value]]) => [name, value!]))
