import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFiscalYear } from './fiscal.ts'

const CASES: readonly (readonly [typed: string, year: number | null])[] = [
  ['2026', 2026],
  ['２０２６年度', 2026],
  [' 2026 年 ', 2026],
  ['令和8年度', 2026],
  ['令和８', 2026],
  ['令8年', 2026],
  ['R8', 2026],
  ['r８年度', 2026],
  ['令和元年度', 2019],
  ['令和一年度', 2019],
  // The year in which 令和 began was 平成31年度 when it began.
  ['平成31年度', 2019],
  ['平成三十年度', 2018],
  ['昭和63年度', 1988],
  ['昭和64年度', null],
  ['平成33年度', null],
  ['令和0年度', null],
  ['8年度', null],
  ['26', null],
  ['来年度', null],
  ['令和年度', null],
  ['2026-2027', null],
  ['', null],
]
for (const [typed, year] of CASES)
  test(`「${typed}」 is ${year === null ? 'no fiscal year' : `the fiscal year ${year}`}`, () =>
    assert.equal(readFiscalYear(typed), year))
