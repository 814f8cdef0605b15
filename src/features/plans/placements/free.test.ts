import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPlan } from '#matching/index.ts'
import type { Tx } from '#platform/db.ts'
import { move, remove } from '../actions.ts'
import { storedProblem, storedResult } from '../run/store.ts'
import { planById } from '../store.ts'
import { coordinator, plannedApp } from '../testing.ts'
import { freeGroupsOf, freeOf, unplacedOf } from './findings/store.ts'
import { openSeatsFor, peopleForSeat, seatOffer } from './free.ts'
import { currentOf } from './store.ts'
import { boardOf, placementsOf } from './store-view.ts'

const { database, municipality, clock, plan } = await plannedApp()
const today = clock.now.slice(0, 10)

/** Work of a coordinator on the plan that leaves nothing behind. */
const atPlan = (work: (at: { tx: Tx; by: Awaited<ReturnType<typeof coordinator>> }) => Promise<void>) => () =>
  database.write(
    { lane: 'staff', municipality },
    async tx => work({ tx, by: await coordinator(tx, clock.now) }),
    () => false,
  )

/** The faults of the plan as it is now, in the eyes of the independent checker. */
async function faults(tx: Tx) {
  const placements = (await currentOf(tx, plan)).map(({ person_id, slot_id, score, terms }) => ({
    ...{ person: person_id, slot: slot_id, score, terms },
  }))
  const [result, problem, head] = [
    (await storedResult(tx, plan))!,
    (await storedProblem(tx, plan))!,
    (await planById(tx, plan))!,
  ]
  const told = checkPlan({ ...result, placements, objective: head.total! }, problem)
  return told.filter(({ path }) => path.startsWith('placements') || path.startsWith('objective'))
}

test(
  'whoever lost a slot is offered it again at what it cost to lose it, and takes it without a broken rule',
  atPlan(async ({ tx, by }) => {
    const { person, slot, score } = (await placementsOf(tx, plan, today))[0]!
    const before = (await planById(tx, plan))!
    assert.deepEqual(await remove(tx, plan, person.id, slot, by), {})
    const without = (await planById(tx, plan))!
    assert.ok(without.edited && !before.edited)
    const found = (await openSeatsFor(tx, plan, person.id, today))!
    const back = found.could.find(one => one.slot.slot === slot)!
    assert.deepEqual([back.score, back.cost], [score, without.total! - before.total!])
    assert.deepEqual(await seatOffer(tx, plan, person.id, slot, today), back)
    const others = (await peopleForSeat(tx, plan, slot, today))!
    assert.ok(others.could.some(one => one.person.id === person.id && one.cost === back.cost))
    assert.deepEqual(await move(tx, plan, person.id, null, slot, by), {})
    assert.equal((await planById(tx, plan))!.total, before.total)
    assert.deepEqual(await faults(tx), [])
  }),
)

test(
  'every seat that is offered can be taken at the cost that was said, whoever is named loses theirs, and all rules are kept',
  atPlan(async ({ tx, by }) => {
    const all = await placementsOf(tx, plan, today)
    const some = new Set(all.slice(0, 12).map(({ person }) => person.id))
    for (const { person, slot } of all) if (some.has(person.id)) await remove(tx, plan, person.id, slot, by)
    let taken = 0
    for (const { person } of await unplacedOf(tx, plan, today)) {
      const [best] = (await openSeatsFor(tx, plan, person.id, today))!.could
      if (!best) continue
      const before = (await planById(tx, plan))!.total!
      assert.deepEqual(await move(tx, plan, person.id, null, best.slot.slot, by), {})
      const placed = await currentOf(tx, plan)
      for (const { person: other, loses } of best.effects)
        assert.ok(!placed.some(one => one.person_id === other.id && one.slot_id === loses?.slot))
      assert.equal((await planById(tx, plan))!.total, before - best.cost)
      taken++
    }
    assert.ok(taken >= some.size - 1, `${taken} seats were taken`)
    assert.deepEqual(await faults(tx), [])
  }),
)

test(
  'who may not take a free seat is told every rule, and is refused by the same',
  atPlan(async ({ tx, by }) => {
    const [group] = await freeGroupsOf(tx, plan, 1)
    const free = group!.first[0]
    const { cannot } = (await peopleForSeat(tx, plan, free!.slot, today))!
    assert.ok(cannot.length > 0)
    for (const { person, slot, refused, broken } of cannot.slice(0, 5)) {
      const why = broken.length > 0 ? { refused, broken } : { refused }
      assert.deepEqual(await seatOffer(tx, plan, person.id, slot.slot, today), why)
      assert.deepEqual(await move(tx, plan, person.id, null, slot.slot, by), why)
    }
  }),
)

test(
  'the free seats of each reason are the ones that its group counts, whatever part is read',
  atPlan(async ({ tx }) => {
    const groups = await freeGroupsOf(tx, plan, 3)
    assert.ok(groups.length > 1 && groups.some(({ count }) => count > 4))
    for (const { reason, count, seats, first } of groups) {
      const all = await freeOf(tx, plan, { reason, from: 0, most: 1000 })
      assert.equal(all.length, count)
      assert.equal(
        all.reduce((sum, one) => sum + one.seats, 0),
        seats,
      )
      assert.deepEqual(first, all.slice(0, 3))
      assert.deepEqual(await freeOf(tx, plan, { reason, from: 1, most: 2 }), all.slice(1, 3))
      assert.equal((await freeOf(tx, plan, { slot: all[0]!.slot }))[0]!.reason, reason)
    }
  }),
)

test(
  'a seat that is taken is offered to nobody, and nothing is told of whom the plan does not know',
  atPlan(async ({ tx }) => {
    const full = (await boardOf(tx, plan, today)).find(({ need, placements }) => placements.length === need)!
    assert.deepEqual(await peopleForSeat(tx, plan, full.slot, today), { could: [], count: 0, cannot: [] })
    const { person, slot } = (await placementsOf(tx, plan, today)).find(one => one.slot !== full.slot)!
    const offer = await seatOffer(tx, plan, person.id, slot, today)
    assert.deepEqual(offer, { refused: 'twice' })
    assert.equal(await openSeatsFor(tx, plan, plan, today), null)
    assert.equal(await peopleForSeat(tx, plan, plan, today), null)
    assert.equal(await openSeatsFor(tx, municipality, person.id, today), null)
  }),
)
