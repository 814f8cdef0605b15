import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkPlan, type Plan, type Problem, weekdays } from '#matching/index.ts'
import { newId } from '#platform/ids.ts'
import { madePlan, plannedApp } from '../testing.ts'
import { storedProblem, storedResult } from './store.ts'

const city = await plannedApp()
const { database, municipality } = city
const sato = await city.login('sato')

const stored = async (id: string): Promise<{ problem: Problem; result: Plan; taken: Map<string, string[]> }> => {
  const [problem, result] = await database.read({ lane: 'staff', municipality }, async db => [
    (await storedProblem(db, id))!,
    (await storedResult(db, id))!,
  ])
  const slots = Map.groupBy(result.placements, ({ person }) => person)
  const taken = new Map([...slots].map(([person, list]) => [person, list.map(({ slot }) => slot).sort()]))
  return { problem, result, taken }
}

const first = await stored(city.plan)
// Whoever may have two activities only is seldom spared for a team.
const wide = await stored(await madePlan(city, { activities: 5 }))
const shares = (taken: Map<string, string[]>, one: string, other: string) =>
  taken.get(one)?.some(slot => taken.get(other)?.includes(slot)) ?? false

/** Two pairs of people who share a slot, nobody in both. */
const [couple, foes] = (() => {
  const found: [string, string][] = []
  const used = new Set<string>()
  for (const one of first.taken.keys())
    for (const other of first.taken.keys())
      if (one < other && !used.has(one) && !used.has(other) && shares(first.taken, one, other)) {
        found.push([one, other])
        used.add(one).add(other)
      }
  return found as [[string, string], [string, string]]
})()

const bind = async ([one, other]: [string, string], kind: 'together' | 'apart') => {
  const fields = { once: newId(), other_id: other, kind, reason: 'ご本人の希望' }
  assert.equal((await sato.post(`/staff/people/${one}/edit/bonds`, fields)).status, 303)
}
await bind(couple, 'together')
await bind(foes, 'apart')
const second = await stored(await madePlan(city))

describe('a plan with teams and with people who belong together', () => {
  it('keeps every rule, as the independent checker sees it', () => {
    for (const { problem, result } of [first, second]) assert.deepEqual(checkPlan(result, problem), [])
  })

  it('forms a team of all of its free seats, or leaves all of them empty and says what lacks', () => {
    const teams = wide.problem.opportunities.filter(({ team }) => team)
    assert.equal(teams.length, 2)
    for (const { id, slots } of teams) {
      const told = wide.result.teams.find(({ opportunity }) => opportunity === id)!
      const seats = slots.reduce((sum, { need = 1 }) => sum + need, 0)
      const filled = wide.result.placements.filter(({ slot }) => slots.some(one => one.id === slot)).length
      assert.equal(filled, told.formed ? seats : 0)
      assert.equal(told.missing.length === 0, told.formed)
      // Where several slots are in the way, no one change is enough.
      if (told.missing.length === 1) assert.match(told.nearest ?? '', /成立します/)
    }
    assert.deepEqual(wide.result.teams.map(({ formed }) => formed).sort(), [false, true], 'the demo shows both')
  })

  it('gives a couple the same slots, and those who are apart no slot in common', () => {
    assert.deepEqual(second.taken.get(couple[0]), second.taken.get(couple[1]))
    assert.ok(!shares(second.taken, ...foes))
  })

  it('gives nobody tiring slots on the same day or one after the other', () => {
    const tiring = new Map(
      first.problem.opportunities.flatMap(({ slots }) =>
        slots.flatMap(({ id, weekday, demanding }) => (demanding ? [[id, weekdays.indexOf(weekday)] as const] : [])),
      ),
    )
    assert.equal(tiring.size, 7, 'the slots of both farms')
    for (const slots of first.taken.values()) {
      const days = slots.flatMap(slot => tiring.get(slot) ?? []).sort()
      assert.ok(
        days.every((day, at) => at === 0 || day - days[at - 1]! > 1),
        String(days),
      )
    }
  })
})
