import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { number, rowsOf, yes } from '#platform/rows.ts'
import { lock, move, remove, toProposals } from '../../actions.ts'
import { planById } from '../../store.ts'
import { coordinator, plannedApp } from '../../testing.ts'
import { optionsFor } from '../options.ts'
import { placementsOf } from '../store-view.ts'

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

const TALLY = {
  people: number,
  seats: number,
  placed: number,
  filled: number,
  total: number,
  locked: number,
  proposed: number,
  edited: yes,
}

/** What is kept of the plan is what is counted from its rows; the figures. */
async function tallied(tx: Tx) {
  const [counted] = await rowsOf(tx, TALLY)`
    with mine as (select * from plan_placement where plan_id = ${plan}), now as (select * from mine where removed_at is null)
    select (select count(*) from plan_person where plan_id = ${plan})::int as people,
      (select sum(need) from plan_slot where plan_id = ${plan})::int as seats,
      (select count(distinct person_id) from now)::int as placed, (select count(*) from now)::int as filled,
      (select sum(score) from now)::int + (select sum(first_points) from plan_person
        where plan_id = ${plan} and person_id in (select person_id from now))::int as total,
      (select count(*) from now where locked_at is not null)::int as locked,
      (select count(*) from now where proposal_id is not null)::int as proposed,
      exists (select from mine where removed_at is not null or origin = 'moved') as edited`
  const head = (await planById(tx, plan))!
  const kept = Object.fromEntries(Object.keys(TALLY).map(key => [key, head[key as keyof typeof TALLY]]))
  assert.deepEqual(kept, { ...counted })
  return counted!
}

test(
  'what a plan says at first sight is what its rows come to, as it was computed',
  atPlan(async ({ tx }) => {
    const { filled, edited, proposed } = await tallied(tx)
    assert.ok(filled > 0)
    assert.equal(edited, false)
    assert.equal(proposed, 0)
  }),
)

test(
  'locking, taking out and moving somebody is in its figures at once',
  atPlan(async ({ tx, by }) => {
    const before = await tallied(tx)
    const [first, second] = await placementsOf(tx, plan, today)
    await lock(tx, plan, first!.person.id, first!.slot, true, by)
    assert.equal((await tallied(tx)).locked, before.locked + 1)
    await lock(tx, plan, first!.person.id, first!.slot, false, by)
    assert.equal((await tallied(tx)).locked, before.locked)
    await remove(tx, plan, second!.person.id, second!.slot, by)
    const less = await tallied(tx)
    assert.ok(less.filled < before.filled)
    assert.equal(less.edited, true)
    for (const { person, slot } of await placementsOf(tx, plan, today)) {
      const [option] = (await optionsFor(tx, plan, person.id, slot, today))!.move
      if (!option) continue
      await move(tx, plan, person.id, slot, option.to.slot, by)
      await tallied(tx)
      return
    }
    assert.fail('nobody in the plan has another slot to go to')
  }),
)

test(
  'handing it over counts each placement of which a proposal was made',
  atPlan(async ({ tx, by }) => {
    const { id: owner } = await tx
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'sato')
      .executeTakeFirstOrThrow()
    const handed = await toProposals(tx, plan, { people: 'all', owner, due: '2026-12-04' }, by)
    if ('refused' in handed) assert.fail(handed.refused)
    assert.ok((await tallied(tx)).proposed >= handed.made)
  }),
)
