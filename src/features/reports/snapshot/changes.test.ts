import assert from 'node:assert/strict'
import test from 'node:test'
import { changesBetween } from './changes.ts'
import { figure, line, planReport, sheetsReport } from './testing.ts'

const NOW = planReport([line([30, 118]), line([1, 1], { key: 'meetings', name: '集会', unit: '回', people: false })])

test('a report that says the same as the one before has no changes', () =>
  assert.deepEqual(changesBetween(NOW, NOW), []))

test('a figure that was corrected is told with what follows from it, old and new', () => {
  const before = planReport([line([30, 120]), ...NOW.lines.slice(1)])
  assert.deepEqual(
    changesBetween(before, NOW).map(({ name, period, was, is }) => [name, period, was, is]),
    [
      ['参加者', '第2四半期', '120人', '118人'],
      ['参加者', '年度', '150人', '148人'],
    ],
  )
})

test('what was not known is told as that, never as 0', () => {
  const [first] = changesBetween(planReport([line([null])]), planReport([line([0])]))
  assert.deepEqual([first?.was, first?.is], ['—', '0人'])
})

test('a target that was changed is told as one', () => {
  const withTarget = (target: number) =>
    planReport([line([], { quarters: [figure(30, { target })], year: figure(30) })])
  assert.deepEqual(
    changesBetween(withTarget(20), withTarget(40)).map(({ period, was, is }) => [period, was, is]),
    [['第1四半期の目標', '20人', '40人']],
  )
})

test('indicators that came and went are told by their names', () => {
  const before = planReport([line([30, 118]), line([2], { key: 'old', name: '前の指標' })])
  assert.deepEqual(
    changesBetween(before, NOW).map(({ name, is }) => [name, is]),
    [
      ['集会', '加わった'],
      ['前の指標', 'なくなった'],
    ],
  )
})

test('a quarter that the report before did not tell is no change', () =>
  assert.deepEqual(changesBetween(planReport([line([30])]), planReport([line([30, 5], { year: figure(30) })])), []))

test('a report of another kind is not held against it', () =>
  assert.deepEqual(changesBetween(sheetsReport([]), NOW), []))
