import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isGoing, workNamed } from './rules.ts'

const WORKS = [
  { code: 'ア', name: '研修' },
  { code: 'イ', name: '相談（窓口）' },
  { code: '1', name: 'ア' },
]

describe('the work that somebody means', () => {
  for (const [said, code] of [
    ['ア　研修', 'ア'],
    ['ｱ 研修', 'ア'],
    ['研修', 'ア'],
    ['イ', 'イ'],
    ['相談(窓口)', 'イ'],
    // By a name before by a number.
    ['ア', '1'],
    ['１　ア', '1'],
    ['ウ', undefined],
    ['研', undefined],
    ['', undefined],
  ] as const)
    it(`by 「${said}」 is ${code ?? 'none'}`, () => assert.equal(workNamed(WORKS, said)?.code, code))
})

it('a work goes on in the years that its plan gives it, both included, and for ever where it gives none', () => {
  const years = (from_year: number | null, until_year: number | null) =>
    [2024, 2025, 2026, 2027].map(year => isGoing({ from_year, until_year }, year))
  assert.deepEqual(years(2025, 2026), [false, true, true, false])
  assert.deepEqual(years(null, 2025), [true, true, false, false])
  assert.deepEqual(years(2027, null), [false, false, false, true])
})
