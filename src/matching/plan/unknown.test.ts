import assert from 'node:assert/strict'
import { test } from 'node:test'
import { opportunity, person, problemOf } from '../cases/pair.ts'
import { explain } from '../pair/explain.ts'
import { score } from '../pair/score.ts'
import { topOpportunities, topPeople } from '../pair/topk.ts'
import { snapshotOf } from '../table/rows.ts'
import { checkProblem } from './locks.ts'

const { at: _, ...nowhere } = opportunity
const problem = (...opportunities: readonly object[]) => ({
  ...problemOf({ title: '' }),
  opportunities: opportunities.map(one => ({ ...nowhere, ...one })),
})

test('a place that is not known is beyond nobody’s reach and gives no points', () => {
  const given = { ...problem({}), people: [{ ...person, reachKm: 0.1 }] }
  assert.deepEqual(checkProblem(given), [])
  const s = snapshotOf(given)
  const said = explain(s, person.id, opportunity.id)
  assert.deepEqual([said.eligible, said.terms.distance, said.unknown, said.rejections], [true, 0, ['distance'], []])
  assert.ok(said.reasons.every(({ term }) => term !== 'distance') && said.caution === null)
  assert.equal(score(s, 0, 0), said.total)
  assert.deepEqual(
    topOpportunities(s, person.id, 3).best.map(({ score: points }) => points),
    [said.total],
  )
  assert.deepEqual(
    topPeople(s, opportunity.id, 3).best.map(({ score: points }) => points),
    [said.total],
  )
})

test('hours by agreement are neither for nor against it, hours that nobody knows give no points', () => {
  const s = snapshotOf(problem({ id: 'agreed', slots: [] }, { id: 'unknown', slots: [], timesUnknown: true }))
  const points = (id: string) => explain(s, person.id, id).terms.time
  assert.deepEqual([points('agreed'), points('unknown')], [60, 0])
  assert.deepEqual(
    [explain(s, person.id, 'agreed').unknown, explain(s, person.id, 'unknown').unknown],
    [['distance'], ['distance', 'time']],
  )
  const found = topOpportunities(s, person.id, 3).best
  assert.deepEqual(
    found.map(({ id }) => id),
    ['agreed', 'unknown'],
  )
  assert.equal(found[0]!.score - found[1]!.score, 60)
})
