import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openStepOf } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { rerun, setAside, startPlan, takeUp, toProposals } from './actions.ts'
import { currentOf } from './placements/store.ts'
import { boardOf } from './placements/store-view.ts'
import { planById } from './store.ts'
import { coordinator, finished, plannedApp, START } from './testing.ts'

const city = await plannedApp()
const { database, municipality, clock, plan } = city
const today = clock.now.slice(0, 10)

type At = { tx: Tx; by: Awaited<ReturnType<typeof coordinator>> }

/** Work of a coordinator that stays, or leaves nothing behind. */
const kept = <T>(work: (at: At) => Promise<T>, keep = true): Promise<T> =>
  database.write(
    { lane: 'staff', municipality },
    async tx => work({ tx, by: await coordinator(tx, clock.now) }),
    () => keep,
  )
const atPlan = (work: (at: At) => Promise<void>) => () => kept(work, false)

const stepOf = async (tx: Tx, id = plan) => {
  const step = await openStepOf(tx, 'plan', id)
  return step && [step.what, step.owner_id, step.due_on]
}

test(
  'whoever asked for a plan is to look at it within a week',
  atPlan(async ({ tx, by }) => assert.deepEqual(await stepOf(tx), ['propose', by.by, '2026-11-30'])),
)

test(
  'a plan is set aside and taken up again: nothing is to be done with it meanwhile, and nothing is proposed from it',
  atPlan(async ({ tx, by }) => {
    assert.deepEqual(await takeUp(tx, plan, by), { refused: 'inUse' })
    assert.deepEqual(await setAside(tx, plan, by), {})
    assert.equal(await stepOf(tx), undefined)
    assert.equal((await planById(tx, plan))!.aside?.by, '鈴木 健一')
    assert.deepEqual(await setAside(tx, plan, by), { refused: 'setAside' })
    const handed = await toProposals(tx, plan, { people: 'all', owner: by.by, due: '2026-12-04' }, by)
    assert.deepEqual(handed, { refused: 'setAside' })
    const later = { ...by, now: '2026-11-22T01:00:00.000Z', today: '2026-11-22' }
    assert.deepEqual(await takeUp(tx, plan, later), {})
    assert.equal((await planById(tx, plan))!.aside, null)
    assert.deepEqual(await stepOf(tx), ['propose', by.by, '2026-11-30'])
  }),
)

test(
  'the look at a plan is done when everything in it was handed over, not when the first few were',
  atPlan(async ({ tx, by }) => {
    const asked = { owner: by.by, due: '2026-12-04' }
    const [first] = await currentOf(tx, plan)
    await toProposals(tx, plan, { people: [first!.person_id], ...asked }, by)
    assert.deepEqual(await stepOf(tx), ['propose', by.by, '2026-11-30'])
    await toProposals(tx, plan, { people: 'all', ...asked }, by)
    assert.equal(await stepOf(tx), undefined)
  }),
)

test(
  'a plan that is not made cannot be set aside',
  atPlan(async ({ tx, by }) => {
    const begun = await startPlan(tx, START, by)
    if ('refused' in begun) assert.fail(begun.refused)
    assert.deepEqual(await setAside(tx, begun.id, by), { refused: 'notNow' })
    assert.deepEqual(await setAside(tx, municipality, by), { refused: 'notNow' })
  }),
)

test(
  'a plan that is run again keeps the weights of the first, whatever holds by now',
  atPlan(async ({ tx, by }) => {
    const weights = { likes: 400, distance: 120, time: 120, experience: 100, terms: 80, character: 100, need: 80 }
    await tx
      .updateTable('plan')
      .set({ weights: JSON.stringify(weights) })
      .where('id', '=', plan)
      .execute()
    const again = await rerun(tx, plan, by)
    if ('refused' in again) assert.fail(again.refused)
    assert.deepEqual((await planById(tx, again.id))!.weights, weights)
  }),
)

test('a what-if is a plan of its own: one more seat fills at least as many, and the old plan stays as it is', async () => {
  const before = await kept(async ({ tx }) => (await planById(tx, plan))!)
  const more = await kept(async ({ tx, by }) => {
    const full = (await boardOf(tx, plan, today)).find(({ need, placements }) => placements.length === need)!
    const change = { kind: 'seats', slot: full.slot, more: 3 } as const
    const begun = await startPlan(tx, { ...START, base: plan, change }, by)
    if ('refused' in begun) assert.fail(begun.refused)
    return begun.id
  })
  await finished(city, more)
  await kept(async ({ tx, by }) => {
    assert.equal(await stepOf(tx, more), undefined, 'a what-if asks nothing of anybody')
    const after = (await planById(tx, more))!
    assert.equal(after.status, 'done')
    assert.equal(after.seats, before.seats + 3)
    assert.ok(after.bound! >= before.objective!, 'what was found with fewer seats is no better than the most with more')
    assert.ok(after.change_about)
    assert.equal((await planById(tx, plan))!.total, before.total)
    const elsewhere = { kind: 'hours', opportunity: plan, hours: 2 } as const
    assert.deepEqual(await startPlan(tx, { ...START, base: plan, change: elsewhere }, by), { refused: 'unknownChange' })
    assert.deepEqual(await startPlan(tx, { ...START, base: municipality }, by), { refused: 'noBase' })
  })
})
