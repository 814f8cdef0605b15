import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bondedArbitrary } from '../cases/bonds.ts'
import type { PlanCase } from '../cases/job-rules.ts'
import { planProblemOf } from '../cases/plan-rules.ts'
import { checkPlan } from '../check/index.ts'
import { compare } from './compare.ts'
import { matchCity, planOf } from './plan.ts'
import { optionsFor, removalCost } from './seats/options.ts'
import { rowOfSlot, seatingOfPlan } from './seats/repair.ts'
import { leave, pairScore, sit } from './seats/seating.ts'
import type { TeamChange } from './why/team-changes.ts'

describe('moving a person by hand', () => {
  it('costs what is said, leaves whom it names, and breaks no rule', async () => {
    let tried = 0
    await fc.assert(
      fc.asyncProperty(bondedArbitrary(5, 4), async problem => {
        const plan = await matchCity(problem, { rounds: 1, shakes: 5 })
        const isLocked = (person: string, slot: string): boolean => {
          const { market: m } = seatingOfPlan(problem, [])
          return m.locked.get(m.snapshot.person.row.get(person)!)?.has(rowOfSlot(m.snapshot, slot)) ?? false
        }
        const loose = plan.placements.filter(({ person, slot }) => !isLocked(person, slot)).slice(0, 4)
        for (const { person, slot } of loose) {
          const before = seatingOfPlan(problem, plan.placements)
          const { snapshot: s } = before.market
          const [p, from] = [s.person.row.get(person)!, rowOfSlot(s, slot)]
          for (const { slot: to, cost, leaves } of optionsFor(before, p, from).slice(0, 5)) {
            const t = seatingOfPlan(problem, plan.placements)
            leave(t, p, from)
            for (const one of leaves) leaveOnce(t, one)
            sit(t, p, to, pairScore(t.market, p, to))
            assert.equal(plan.objective - t.objective, cost)
            const after = planOf(t.market, { seating: t, objective: t.objective, bound: plan.bound, stopped: false })
            assert.deepEqual(
              checkPlan(after, problem).filter(({ code }) => code !== 'bound'),
              [],
            )
            tried++
          }
        }
      }),
      // The same problems each time: how many moves there are to try is not left to chance.
      { numRuns: 40, seed: 1 },
    )
    assert.ok(tried > 5, `${tried} moves were tried`)
  })

  it('out of everything costs the score and, where it was the only place, the bonus', () => {
    const problem = planProblemOf({ title: '', slots: [{}, { weekday: 'tue' }], seats: [] })
    const placements = ['s0', 's1'].map(slot => ({ person: 'a', slot, score: 500 }))
    const t = seatingOfPlan(problem, placements)
    assert.equal(removalCost(t, 0, 0), 500)
    assert.equal(removalCost(seatingOfPlan(problem, placements.slice(0, 1)), 0, 0), 800)
  })
})

/** Takes somebody out who has not left with a friend already. */
const leaveOnce = (t: ReturnType<typeof seatingOfPlan>, { person, slot }: { person: number; slot: number }): void => {
  const from = t.seatsAt[slot]!
  if (t.occupant.subarray(from, from + t.filled[slot]!).includes(person)) leave(t, person, slot)
}

describe('two plans side by side', () => {
  const problem = planProblemOf({ title: '', slots: [{}, { weekday: 'tue', need: 3 }], seats: [] })
  const planWith = async (seats: readonly string[]) => {
    const t = seatingOfPlan(
      problem,
      seats.map(seat => ({ person: seat.split(' ')[0]!, slot: seat.split(' ')[1]!, score: 500 })),
    )
    return planOf(t.market, { seating: t, objective: t.objective, bound: 9000, stopped: false })
  }

  it('show who gains, who loses, who moves, and which slots fill and empty', async () => {
    const found = compare(await planWith(['a s0', 'b s0', 'b s1']), await planWith(['a s1', 'b s1', 'c s1']))
    assert.deepEqual(found, {
      objective: 300,
      bound: 0,
      people: 1,
      seats: 0,
      gained: [{ person: 'c', slots: ['s1'] }],
      lost: [],
      moved: [
        { person: 'a', gives: ['s0'], takes: ['s1'] },
        { person: 'b', gives: ['s0'], takes: [] },
      ],
      filled: [{ slot: 's1', seats: 2 }],
      emptied: [{ slot: 's0', seats: 2 }],
    })
  })

  it('that are the same show nothing', async () => {
    const plan = await planWith(['a s0'])
    const { gained, lost, moved, filled, emptied } = compare(plan, plan)
    assert.deepEqual([gained, lost, moved, filled, emptied], [[], [], [], [], []])
  })
})

describe('a team that was not formed', () => {
  const told = async (change: Omit<PlanCase, 'seats' | 'title'>) => {
    let changes: TeamChange[] = []
    const sayTeam = (list: TeamChange[]) => {
      changes = list
      return 'said'
    }
    const plan = await matchCity(planProblemOf({ title: '', seats: [], team: {}, ...change }), { rounds: 1, sayTeam })
    return { ...plan.teams[0]!, changes }
  }
  const at = { slot: 's0', weekday: 'mon', half: 'am', from: 9, to: 11 }

  it('says nothing where it was', async () => {
    assert.deepEqual(await told({}), { opportunity: 'o0', formed: true, missing: [], changes: [] })
  })

  it('lacks a person', async () => {
    const { missing, changes, nearest } = await told({ slots: [{ need: 4 }] })
    assert.deepEqual([missing[0]!.seats, missing[0]!.slot, nearest], [1, 's0', 'said'])
    assert.deepEqual(changes, [{ change: 'person', at, seats: 1 }])
  })

  it('lacks a leader', async () => {
    const { missing, changes } = await told({ team: { leader: 'licence' } })
    assert.deepEqual(missing, [{ slot: 's0', seats: 1, reasons: ['leader'] }])
    assert.deepEqual(changes, [{ change: 'leader', at, skill: 'licence' }])
  })

  it('lacks people with experience, or has too many newcomers', async () => {
    const { missing, changes } = await told({ team: { experienced: 1 } })
    assert.deepEqual(missing, [{ slot: 's0', seats: 1, reasons: ['experienced'] }])
    assert.deepEqual(changes, [{ change: 'experienced', at, category: 'garden', seats: 1 }])
    assert.deepEqual((await told({ team: { newcomers: 0 } })).missing[0]!.reasons, ['newcomers'])
  })

  it('would be complete with shorter hours, or if one rule were relaxed', async () => {
    const short = { free: { mon: [[9, 11] as const] } }
    const { missing, changes } = await told({
      slots: [{ from: 9, to: 12 }],
      people: { a: short, b: { free: { mon: [[9, 12]] } }, c: { free: { mon: [[11, 12]] } } },
    })
    const whole = { ...at, to: 12 }
    assert.deepEqual(missing, [{ slot: 's0', seats: 1, reasons: ['availability'] }])
    assert.deepEqual(changes, [
      { change: 'person', at: whole, seats: 1 },
      {
        change: 'split',
        at: whole,
        hours: 2,
        parts: [
          [9, 11],
          [11, 12],
        ],
      },
      { change: 'rule', at: whole, rule: 'availability', people: 2 },
    ])
  })

  it('lacks those whose places elsewhere are worth more', async () => {
    const { formed, missing } = await told({
      slots: [{ need: 2 }, { need: 2, from: 10, to: 12 }],
      people: { c: { kinds: [] } },
    })
    assert.equal(formed, false)
    assert.deepEqual(
      missing.map(({ reasons }) => reasons),
      [['people']],
    )
  })
})
