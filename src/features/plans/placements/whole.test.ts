import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { lock, move, remove, toProposals } from '../actions.ts'
import { storedProblem } from '../run/store.ts'
import { planById } from '../store.ts'
import { coordinator, plannedApp } from '../testing.ts'
import { openSeatsFor } from './free.ts'
import { optionsFor } from './options.ts'
import { currentOf, type Placement } from './store.ts'
import { boardOf } from './store-view.ts'

const { database, municipality, clock, login, plan } = await plannedApp()
const today = clock.now.slice(0, 10)
const due = '2026-12-04'

type At = { tx: Tx; by: Awaited<ReturnType<typeof coordinator>> }

/** Work of a coordinator on the plan that leaves nothing behind. */
const atPlan = (work: (at: At) => Promise<void>) => () =>
  database.write(
    { lane: 'staff', municipality },
    async tx => work({ tx, by: await coordinator(tx, clock.now) }),
    () => false,
  )

/** What one person of the plan has of an activity that one person does as a whole, in several slots. */
async function job(tx: Tx): Promise<Placement[]> {
  const { opportunities } = (await storedProblem(tx, plan))!
  const whole = new Set(opportunities.flatMap(({ id, whole: is, slots }) => (is && slots.length > 1 ? [id] : [])))
  const rows = (await currentOf(tx, plan)).filter(({ opportunity_id }) => whole.has(opportunity_id))
  return [...Map.groupBy(rows, ({ person_id, opportunity_id }) => `${person_id} ${opportunity_id}`).values()][0]!
}

test(
  'nobody of the city has part of a job that one person does, or more than two activities',
  atPlan(async ({ tx }) => {
    const rows = await currentOf(tx, plan)
    const { opportunities, maxActivities } = (await storedProblem(tx, plan))!
    assert.equal(maxActivities, 2)
    for (const own of Map.groupBy(rows, ({ person_id }) => person_id).values())
      assert.ok(new Set(own.map(({ opportunity_id }) => opportunity_id)).size <= 2)
    const shared = await tx.selectFrom('opportunity').select('id').where('whole', '=', false).execute()
    const hired = (await boardOf(tx, plan, today)).filter(
      ({ legal_form, opportunity }) =>
        (legal_form === 'employment' || legal_form === 'dispatch') && !shared.some(({ id }) => id === opportunity),
    )
    const all = new Map(opportunities.map(({ id, slots }) => [id, slots.length]))
    const pairs = [
      ...Map.groupBy(
        rows.filter(({ slot_id }) => hired.some(({ slot }) => slot === slot_id)),
        ({ person_id, opportunity_id }) => `${person_id} ${opportunity_id}`,
      ).values(),
    ]
    assert.ok(pairs.some(pair => pair.length > 1))
    for (const pair of pairs) assert.equal(pair.length, all.get(pair[0]!.opportunity_id))
  }),
)

test(
  'a whole job is not handed over in parts',
  atPlan(async ({ tx, by }) => {
    const [lost, ...others] = await job(tx)
    const { person_id, opportunity_id } = lost!
    await tx.deleteFrom('slot').where('id', '=', lost!.slot_id).execute()
    const handed = await toProposals(tx, plan, { people: [person_id], owner: by.by, due }, by)
    if ('refused' in handed) assert.fail(handed.refused)
    const told = handed.skipped.filter(({ opportunity }) => opportunity === opportunity_id)
    assert.deepEqual(told.map(({ reason }) => reason).sort(), ['noSlot', ...others.map(() => 'whole')].sort())
  }),
)

test(
  'whoever has as many activities by now as they wish is asked about no other',
  atPlan(async ({ tx, by }) => {
    const rows = await currentOf(tx, plan)
    const two = [...Map.groupBy(rows, ({ person_id }) => person_id).values()].find(
      own => new Set(own.map(({ opportunity_id }) => opportunity_id)).size === 2,
    )!
    const { person_id } = two[0]!
    await tx.updateTable('person').set({ activities_max: 1 }).where('id', '=', person_id).execute()
    const handed = await toProposals(tx, plan, { people: [person_id], owner: by.by, due }, by)
    if ('refused' in handed) assert.fail(handed.refused)
    assert.equal(handed.made, 1)
    assert.ok(handed.skipped.length > 0 && handed.skipped.every(({ reason }) => reason === 'activities'))
  }),
)

test(
  'a whole job is locked, taken out and offered again as a whole, with what that costs',
  atPlan(async ({ tx, by }) => {
    const own = await job(tx)
    const { person_id, slot_id, opportunity_id } = own[0]!
    const now = async () => (await currentOf(tx, plan)).filter(one => own.some(({ id }) => id === one.id))
    await lock(tx, plan, person_id, slot_id, true, by)
    assert.ok((await now()).every(({ locked_at }) => locked_at !== null))
    assert.deepEqual(await remove(tx, plan, person_id, own[1]!.slot_id, by), { refused: 'locked' })
    await lock(tx, plan, person_id, own[1]!.slot_id, false, by)
    const { removal } = (await optionsFor(tx, plan, person_id, slot_id, today))!
    assert.deepEqual(
      removal.also.map(({ slot }) => slot).sort(),
      own
        .slice(1)
        .map(one => one.slot_id)
        .sort(),
    )
    const before = (await planById(tx, plan))!
    assert.deepEqual(await remove(tx, plan, person_id, slot_id, by), {})
    assert.deepEqual(await now(), [])
    assert.equal((await planById(tx, plan))!.total, before.total! - removal.cost)
    const offers = (await openSeatsFor(tx, plan, person_id, today))!.could
    const again = offers.filter(({ slot }) => slot.opportunity === opportunity_id)
    assert.equal(again.length, 1)
    assert.equal(
      again[0]!.effects.filter(({ person, gains }) => person.id === person_id && gains).length,
      own.length - 1,
    )
    assert.deepEqual(await move(tx, plan, person_id, null, slot_id, by), {})
    assert.equal((await planById(tx, plan))!.total, before.total)
  }),
)

test('the page of a placement says that all of the job goes with it, and the plan how many activities one person has', async () => {
  const suzuki = await login('suzuki')
  const [one, ...others] = await database.read({ lane: 'staff', municipality }, db => job(db as Tx))
  const page = await suzuki.get(`/staff/plans/${plan}/move?person=${one!.person_id}&slot=${one!.slot_id}`)
  assert.match(await page.text(), new RegExp(`ほかの${others.length}つの時間もいっしょに外します`))
  assert.match(await (await suzuki.get(`/staff/plans/${plan}`)).text(), /お一人が受けもつ活動[\s\S]{0,200}2つまで/)
  assert.match(
    await (await suzuki.get('/staff/plans/new')).text(),
    /name="activities"[^>]*value="2"|value="2"[^>]*name="activities"/,
  )
})
