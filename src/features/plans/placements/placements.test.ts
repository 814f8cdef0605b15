import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPlan } from '#matching/index.ts'
import type { Tx } from '#platform/db.ts'
import { lock, move, remove, rerun } from '../actions.ts'
import { storedProblem, storedResult } from '../run/store.ts'
import { planById } from '../store.ts'
import { coordinator, finished, plannedApp } from '../testing.ts'
import { crowdedOf, unplacedOf } from './findings/store.ts'
import { seatOffer } from './free.ts'
import { compareWith, optionsFor, whyOf } from './options.ts'
import { boardOf, placementsOf } from './store-view.ts'

const city = await plannedApp()
const { database, municipality, clock, plan } = city
const today = clock.now.slice(0, 10)

type At = { tx: Tx; by: Awaited<ReturnType<typeof coordinator>> }

/** Work of a coordinator on the plan that leaves nothing behind. */
const atPlan = (work: (at: At) => Promise<void>) => () =>
  database.write(
    { lane: 'staff', municipality },
    async tx => work({ tx, by: await coordinator(tx, clock.now) }),
    () => false,
  )

/** Work that stays. */
const kept = <T>(work: (at: At) => Promise<T>): Promise<T> =>
  database.write({ lane: 'staff', municipality }, async tx => work({ tx, by: await coordinator(tx, clock.now) }))

/** Somebody gives up everything in the plan: a good one leaves nobody a seat that another has as well. */
async function idle({ tx, by }: At) {
  const { person } = await anyPlacement(tx)
  for (const { slot } of await placementsOf(tx, plan, today, { people: [person.id] }))
    await remove(tx, plan, person.id, slot, by)
  return person.id
}

/** A placement of the plan of which nothing is locked or proposed. */
async function anyPlacement(tx: Tx) {
  const [found] = await placementsOf(tx, plan, today)
  return found!
}

test('no activity gets more people than it has places, until that changes', async () => {
  assert.deepEqual(await database.read({ lane: 'staff', municipality }, db => crowdedOf(db, plan)), [])
})

test(
  'where an activity has fewer places by now than people in its slots, the plan says so, by how many',
  atPlan(async ({ tx }) => {
    const placements = await placementsOf(tx, plan, today)
    const byActivity = Map.groupBy(placements, ({ opportunity }) => opportunity)
    const [id, people] = [...byActivity]
      .map(([at, rows]) => [at, new Set(rows.map(({ person }) => person.id)).size] as const)
      .sort((a, b) => b[1] - a[1])[0]!
    await tx.updateTable('opportunity').set({ taken: 1, capacity: people }).where('id', '=', id).execute()
    const crowded = await crowdedOf(tx, plan)
    assert.deepEqual(
      crowded.map(one => [one.id, one.left, one.people]),
      [[id, people - 1, people]],
    )
    await tx.updateTable('opportunity').set({ taken: 0 }).where('id', '=', id).execute()
    assert.deepEqual(await crowdedOf(tx, plan), [])
  }),
)

test('who is locked stays where they are when the plan is run again, and the new plan keeps every rule', async () => {
  const { person, slot } = await kept(({ tx }) => anyPlacement(tx))
  const again = await kept(async ({ tx, by }) => {
    assert.deepEqual(await lock(tx, plan, person.id, slot, true, by), {})
    const begun = await rerun(tx, plan, by)
    if ('refused' in begun) assert.fail(begun.refused)
    return begun.id
  })
  await finished(city, again)
  await kept(async ({ tx, by }) => {
    const head = (await planById(tx, again))!
    assert.deepEqual([head.status, head.base?.id, head.locked], ['done', plan, 1])
    const [problem, result] = [await storedProblem(tx, again), await storedResult(tx, again)]
    assert.deepEqual(problem!.locked, [{ person: person.id, slot }])
    assert.deepEqual(checkPlan(result!, problem!), [])
    assert.ok(result!.placements.some(one => one.person === person.id && one.slot === slot))
    const both = (await compareWith(tx, plan, again, today))!
    assert.deepEqual([both.a.id, both.b.id], [plan, again])
    await lock(tx, plan, person.id, slot, false, by)
  })
})

test(
  'a locked placement is neither removed nor moved',
  atPlan(async ({ tx, by }) => {
    const { person, slot } = await anyPlacement(tx)
    await lock(tx, plan, person.id, slot, true, by)
    const other = (await boardOf(tx, plan, today)).find(one => one.slot !== slot)!
    assert.deepEqual(await remove(tx, plan, person.id, slot, by), { refused: 'locked' })
    assert.deepEqual(await move(tx, plan, person.id, slot, other.slot, by), { refused: 'locked' })
  }),
)

test(
  'a placement that is taken out is gone from the board, its points from the total, and who had it is without a place',
  atPlan(async ({ tx, by }) => {
    const placements = await placementsOf(tx, plan, today)
    const one = placements.find(({ person }) => placements.filter(other => other.person.id === person.id).length === 1)!
    const before = (await planById(tx, plan))!
    const { removal } = (await optionsFor(tx, plan, one.person.id, one.slot, today))!
    assert.deepEqual(await remove(tx, plan, one.person.id, one.slot, by), {})
    const after = (await planById(tx, plan))!
    assert.equal(after.total, before.total! - removal.cost)
    assert.equal(after.objective, before.objective)
    assert.equal(after.filled, before.filled - 1)
    assert.ok((await unplacedOf(tx, plan, today)).some(({ person }) => person.id === one.person.id))
    assert.deepEqual(await remove(tx, plan, one.person.id, one.slot, by), { refused: 'gone' })
  }),
)

test(
  'a move costs what was said beforehand, and whoever is named loses the seat',
  atPlan(async ({ tx, by }) => {
    for (const { person, slot } of await placementsOf(tx, plan, today)) {
      const options = (await optionsFor(tx, plan, person.id, slot, today))!
      const option = options.move.find(({ effects }) => effects.length > 0) ?? options.move[0]
      if (!option) continue
      const before = (await planById(tx, plan))!
      assert.deepEqual(await move(tx, plan, person.id, slot, option.to.slot, by), {})
      const after = (await planById(tx, plan))!
      assert.equal(after.total, before.total! - option.cost)
      const placed = await placementsOf(tx, plan, today)
      const found = placed.filter(
        one => one.person.id === person.id && one.opportunity === option.to.opportunity && one.origin === 'moved',
      )
      assert.ok(found.some(one => one.slot === option.to.slot))
      assert.equal(
        found.reduce((sum, { score }) => sum + score, 0),
        option.score,
      )
      for (const effect of option.effects.filter(({ loses }) => loses !== null))
        assert.ok(!placed.some(one => one.person.id === effect.person.id && one.slot === effect.loses?.slot))
      return
    }
    assert.fail('nobody in the plan has another slot to go to')
  }),
)

test(
  'somebody else takes a seat instead of the one who is named, at the cost that was said',
  atPlan(async ({ tx, by }) => {
    const replaceable = async () => {
      for (const { person, slot } of await placementsOf(tx, plan, today)) {
        const [other] = (await optionsFor(tx, plan, person.id, slot, today))!.others
        if (other) return { person, slot, other }
      }
      return null
    }
    let found = await replaceable()
    while (!found) {
      await idle({ tx, by })
      found = await replaceable()
    }
    const before = (await planById(tx, plan))!
    assert.deepEqual(await move(tx, plan, found.other.person.id, null, found.slot, by, found.person.id), {})
    assert.equal((await planById(tx, plan))!.total, before.total! - found.other.cost)
  }),
)

test(
  'a move that breaks a rule is refused with every rule that it breaks',
  atPlan(async ({ tx, by }) => {
    const { person, slot } = await anyPlacement(tx)
    for (const { slot: to } of await boardOf(tx, plan, today)) {
      const why = await whyOf(tx, plan, person.id, to, today)
      if (!why || why.explanation.eligible) continue
      const refused = await move(tx, plan, person.id, slot, to, by)
      assert.ok('refused' in refused)
      assert.equal(refused.refused, 'breaksRules')
      for (const one of why.explanation.rejections)
        assert.ok(refused.broken!.some(other => JSON.stringify(other) === JSON.stringify(one)))
      return
    }
    assert.fail('this person may take every slot of the city')
  }),
)

test(
  'a full slot is not taken besides what somebody has where all who are in it are locked',
  atPlan(async ({ tx, by }) => {
    // Not everybody suits a slot that is full: one after the other gives up what they have, until one does.
    for (let tries = 0; tries < 10; tries++) {
      const person = await idle({ tx, by })
      const placed = await placementsOf(tx, plan, today)
      for (const { slot, opportunity } of placed) {
        const seat = await seatOffer(tx, plan, person, slot, today)
        if (!seat || 'refused' in seat || seat.effects.length === 0) continue
        const inside = placed.filter(one => one.opportunity === opportunity)
        for (const one of inside) await lock(tx, plan, one.person.id, one.slot, true, by)
        assert.deepEqual(await move(tx, plan, person, null, slot, by), { refused: 'full' })
        return
      }
    }
    assert.fail('nobody could take the seat of another')
  }),
)

test(
  'why somebody suits their slot is told in the terms that were stored',
  atPlan(async ({ tx }) => {
    const row = await anyPlacement(tx)
    const why = (await whyOf(tx, plan, row.person.id, row.slot, today))!
    assert.equal(why.explanation.total, row.score)
    assert.deepEqual(why.explanation.terms, row.terms)
    assert.equal(why.row?.slot, row.slot)
    assert.equal(await whyOf(tx, plan, row.person.id, plan, today), null)
  }),
)
