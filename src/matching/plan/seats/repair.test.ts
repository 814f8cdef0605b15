import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkPlan } from '../../check/index.ts'
import { generateCity } from '../../problem/generate.ts'
import { snapshotOf } from '../../table/rows.ts'
import { auditOf } from '../audit.ts'
import { matchCity, type Plan, planOf } from '../plan.ts'
import { marketOf } from './market.ts'
import { refill } from './refill.ts'
import { seatingFrom, substitutes } from './repair.ts'
import { leave } from './seating.ts'

const city = generateCity({ people: 200, opportunities: 35, seed: 9 })
const plan = await matchCity(city, { rounds: 2 })
const seated = () => {
  const m = marketOf(snapshotOf(city))
  return { m, t: seatingFrom(m, plan.placements) }
}
const rulesBroken = (changed: Plan): string[] =>
  checkPlan(changed, city)
    .map(({ code }) => code)
    .filter(code => code !== 'bound')

/** Each of the first placements given up in turn: what is mended. */
const absences = plan.placements.slice(0, 25).map(({ person, slot }) => {
  const { m, t } = seated()
  const row = m.snapshot.slotIds.indexOf(slot)
  const absent = m.snapshot.person.row.get(person)!
  leave(t, absent, row)
  const before = t.objective
  const moves = refill(t, row, { except: new Set([absent]), confirmed: (_, kept) => kept % 5 === 0 })
  return { m, t, absent, row, before, moves }
})

describe('an absence', () => {
  it('is mended by a chain of at most six people, none of them twice and never the absent one', () => {
    assert.ok(absences.some(({ moves }) => moves.length > 0))
    for (const { moves, absent } of absences) {
      assert.ok(moves.length <= 6)
      assert.equal(new Set(moves.map(({ person }) => person)).size, moves.length)
      assert.ok(moves.every(({ person }) => person !== absent))
    }
  })

  it('leaves confirmed placements and everybody outside the chain as they were', () => {
    for (const { m, t, moves, absent } of absences) {
      assert.ok(moves.every(({ from }) => from === null || from % 5 !== 0))
      const touched = new Set([...moves.map(({ person }) => person), absent].map(p => m.snapshot.person.ids[p]))
      const kept = (placements: Plan['placements']) =>
        placements
          .filter(({ person }) => !touched.has(person))
          .map(({ person, slot }) => `${person} ${slot}`)
          .sort()
      const after = planOf(m, { seating: t, objective: t.objective, bound: plan.bound, stopped: false })
      assert.deepEqual(kept(after.placements), kept(plan.placements))
    }
  })

  it('breaks no rule and gains with every chain', () => {
    for (const { m, t, before, moves } of absences) {
      assert.ok(moves.length === 0 || t.objective > before)
      assert.deepEqual(
        rulesBroken(planOf(m, { seating: t, objective: t.objective, bound: plan.bound, stopped: false })),
        [],
      )
    }
  })

  it('names substitutes who can come besides what they do, best first', () => {
    const { t } = seated()
    const lists = plan.unfilled.map(({ slot }) => substitutes(t, t.market.snapshot.slotIds.indexOf(slot), 3))
    for (const list of lists) {
      assert.ok(list.length <= 3)
      assert.deepEqual(
        list.map(({ score }) => score),
        list.map(({ score }) => score).sort((a, b) => b - a),
      )
    }
  })
})

describe('the audit', () => {
  it('counts everybody once in every division, and serves nobody who is not eligible', () => {
    const { t } = seated()
    const audit = auditOf(t, {
      parity: id => (Number(id.slice(1)) % 2 === 0 ? 'even' : 'odd'),
      sex: id => (id.length % 2 === 0 ? 'f' : 'm'),
    })
    for (const shares of [audit.waiting, audit.age, audit.groups['parity']!, audit.groups['sex']!]) {
      assert.equal(
        shares.reduce((sum, { people }) => sum + people, 0),
        city.people.length,
      )
      for (const { served, eligible, people } of shares) assert.ok(served <= eligible && eligible <= people)
    }
    assert.deepEqual(
      audit.groups['parity']!.map(({ group }) => group),
      ['even', 'odd'],
    )
  })

  it('finds envy where the long waiting go without and the short waiting sit', () => {
    const at = [35.86, 139.97] as const
    const person = { at, reachKm: 1, free: { mon: [[9, 12]] as const }, kinds: ['volunteering'] as const }
    const problem = {
      horizon: { from: '2026-12-07', weeks: 4 },
      people: [
        { ...person, id: 'long', waitingDays: 200, likes: { salon: 2 } },
        { ...person, id: 'short', waitingDays: 1 },
      ],
      opportunities: [
        {
          id: 'o',
          at,
          kind: 'volunteering' as const,
          category: 'salon',
          slots: [{ id: 's', weekday: 'mon' as const, from: 9, to: 11 }],
        },
      ],
    }
    const t = seatingFrom(marketOf(snapshotOf(problem)), [{ person: 'short', slot: 's', score: 500 }])
    const { envy, waiting, unreachable } = auditOf(t)
    assert.deepEqual([envy, unreachable], [1, { slots: [], opportunities: [] }])
    assert.deepEqual(waiting, [
      { group: '-29', people: 1, eligible: 1, served: 1 },
      { group: '180-', people: 1, eligible: 1, served: 0 },
    ])
  })
})
