import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { weightsVersion } from '#features/proposals/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { rerun, toProposals } from '../../actions.ts'
import type { Skip } from '../../rules.ts'
import { planById } from '../../store.ts'
import { coordinator, madePlan, plannedApp } from '../../testing.ts'
import { SKIP_TEXT } from '../../text.ts'
import { currentOf, type Placement } from '../store.ts'
import { placementsOf } from '../store-view.ts'
import { proposedOf } from './store.ts'

const city = await plannedApp()
const { database, municipality, clock, login, plan } = city
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

test(
  'what is handed over becomes proposals with an owner and a day, and nobody is introduced',
  atPlan(async ({ tx, by }) => {
    const { id: owner } = await tx
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'sato')
      .executeTakeFirstOrThrow()
    const before = await tx.selectFrom('proposal').select('id').execute()
    const handed = await toProposals(tx, plan, { people: 'all', owner, due: '2026-12-04' }, by)
    if ('refused' in handed) assert.fail(handed.refused)
    const pairs = new Set((await currentOf(tx, plan)).map(one => `${one.person_id} ${one.opportunity_id}`))
    assert.equal(handed.made + handed.skipped.length, pairs.size)
    assert.ok(handed.made > 0)
    const made = await tx
      .selectFrom('proposal as q')
      .innerJoin('proposal_entry as e', 'e.proposal_id', 'q.id')
      .innerJoin('step as s', 's.subject_id', 'q.id')
      .select([
        'q.id',
        'q.source',
        'q.status',
        'q.score',
        'q.weights_version',
        'e.verb',
        's.owner_id',
        's.due_on',
        's.what',
        's.waits_for',
      ])
      .where(
        'q.id',
        'not in',
        before.map(({ id }) => id),
      )
      .execute()
    assert.equal(made.length, handed.made)
    for (const { source, status, verb, owner_id, due_on, what, waits_for, weights_version } of made) {
      assert.equal(weights_version, weightsVersion((await planById(tx, plan))!))
      assert.deepEqual(
        [source, status, verb, owner_id, due_on, what, waits_for],
        ['plan', 'proposed', 'propose', owner, '2026-12-04', 'answer', 'desk'],
      )
    }
    const again = await toProposals(tx, plan, { people: 'all', owner, due: '2026-12-04' }, by)
    assert.deepEqual(again, handed.skipped.length > 0 ? { ...handed, made: 0 } : { refused: 'nobody' })
  }),
)

test(
  'who has been offered an activity meanwhile, and whose consultation has ended, is skipped by name',
  atPlan(async ({ tx, by }) => {
    const rows = await placementsOf(tx, plan, today)
    const [first, second] = [rows[0]!, rows.find(({ person }) => person.id !== rows[0]!.person.id)!]
    const only = { owner: by.by, due: '2026-12-04' }
    const one = await toProposals(tx, plan, { people: [first.person.id], ...only }, by)
    assert.ok('made' in one && one.made > 0)
    await tx.updateTable('plan_placement').set({ proposal_id: null }).where('plan_id', '=', plan).execute()
    await tx.updateTable('person').set({ closed_on: today }).where('id', '=', second.person.id).execute()
    const two = await toProposals(tx, plan, { people: [first.person.id, second.person.id], ...only }, by)
    if ('refused' in two) assert.fail(two.refused)
    assert.equal(two.made, 0)
    const reasons = (person: string) =>
      new Set(two.skipped.filter(skip => skip.person === person).map(skip => skip.reason))
    assert.deepEqual(reasons(first.person.id), new Set(['alreadyOpen']))
    assert.deepEqual(reasons(second.person.id), new Set(['notAtDesk']))
    const told = await proposedOf(tx, plan, today)
    assert.equal(told.length, 2)
    assert.ok(told.some(({ made, skipped }) => made === 0 && skipped.every(({ title }) => title !== '')))
  }),
)

test(
  'nothing is handed over to nobody, for a day that is over, or to somebody who is not at work',
  atPlan(async ({ tx, by }) => {
    const due = '2026-12-04'
    assert.deepEqual(await toProposals(tx, plan, { people: [], owner: by.by, due }, by), { refused: 'nobody' })
    assert.deepEqual(await toProposals(tx, plan, { people: 'all', owner: by.by, due: '2026-11-20' }, by), {
      refused: 'pastDue',
    })
    assert.deepEqual(await toProposals(tx, plan, { people: 'all', owner: plan, due }, by), { refused: 'noOwner' })
  }),
)

test(
  'as long as nothing has changed, every placement holds',
  atPlan(async ({ tx, by }) => {
    const handed = await toProposals(tx, plan, { people: 'all', owner: by.by, due }, by)
    assert.ok('made' in handed && handed.made > 0)
    assert.deepEqual(handed.skipped, [])
  }),
)

/** What has changed since the plan was made, for somebody in it, and why nothing is proposed then. */
const CHANGES: [what: string, reason: Skip, change: (tx: Tx, one: Placement) => Promise<unknown>][] = [
  [
    'no longer wants the form of employment',
    'kind',
    (tx, { person_id }) => tx.updateTable('person').set({ forms: [] }).where('id', '=', person_id).execute(),
  ],
  [
    'is free at no such time any more',
    'availability',
    async (tx, { person_id }) => {
      await tx.deleteFrom('availability').where('person_id', '=', person_id).execute()
      const night = { person_id, from_min: 0, to_min: 60 }
      for (let weekday = 0; weekday < 7; weekday++)
        await tx
          .insertInto('availability')
          .values({ ...night, weekday })
          .execute()
    },
  ],
  [
    'is known to live nowhere any more',
    'unasked',
    (tx, { person_id }) => tx.updateTable('person').set({ town_id: null }).where('id', '=', person_id).execute(),
  ],
  [
    'has a lower limit of hours',
    'hours',
    (tx, { person_id }) => tx.updateTable('person').set({ hours_max: 0.25 }).where('id', '=', person_id).execute(),
  ],
  [
    'is away all the time',
    'busy',
    (tx, { person_id }) =>
      tx.insertInto('absence_day').values({ person_id, from_on: today, to_on: '2027-12-31' }).execute(),
  ],
  [
    'is too young by a new condition of the activity',
    'age',
    (tx, { opportunity_id }) =>
      tx.updateTable('opportunity').set({ age_min: 99 }).where('id', '=', opportunity_id).execute(),
  ],
  [
    'is kept apart from the organisation',
    'excluded',
    async (tx, { person_id, opportunity_id }) => {
      const { organisation_id } = await tx
        .selectFrom('opportunity')
        .select('organisation_id')
        .where('id', '=', opportunity_id)
        .executeTakeFirstOrThrow()
      const { id: set_by } = await tx.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()
      await tx.insertInto('exclusion').values({ id: newId(), person_id, organisation_id, reason: '', set_by }).execute()
    },
  ],
  [
    'is offered an activity that is closed',
    'notOpenForProposals',
    (tx, { opportunity_id }) =>
      tx.updateTable('opportunity').set({ status: 'closed' }).where('id', '=', opportunity_id).execute(),
  ],
  [
    'has left the desk',
    'notAtDesk',
    (tx, { person_id }) => tx.updateTable('person').set({ closed_on: today }).where('id', '=', person_id).execute(),
  ],
]

describe('a placement is left out, and told with its reason, where somebody meanwhile', () => {
  for (const [what, reason, change] of CHANGES)
    it(
      what,
      atPlan(async ({ tx, by }) => {
        const one = (await currentOf(tx, plan))[0]!
        await change(tx, one)
        const handed = await toProposals(tx, plan, { people: [one.person_id], owner: by.by, due }, by)
        if ('refused' in handed) assert.fail(handed.refused)
        const told = handed.skipped.find(({ slot }) => slot === one.slot_id)
        assert.equal(told?.reason, reason)
        const [past] = await proposedOf(tx, plan, today)
        assert.ok(past!.skipped.some(({ slot, reason: why }) => slot?.slot === one.slot_id && SKIP_TEXT[why] !== ''))
      }),
    )
})

/** Two people of the plan who have seats in the same slot. */
/** Two who were given the same slot, in which nobody else stands. */
async function neighbours(tx: Tx): Promise<[Placement, Placement]> {
  const taken = new Set((await tx.selectFrom('assignment').select('slot_id').execute()).map(one => one.slot_id))
  const [pair] = [...Map.groupBy(await currentOf(tx, plan), ({ slot_id }) => slot_id).values()].filter(
    ([one, ...more]) => more.length > 0 && !taken.has(one!.slot_id),
  )
  return [pair![0]!, pair![1]!]
}

const bind = async (tx: Tx, kind: string, a: Placement, b: Placement, by: string) => {
  const [person_id, other_id] = [a.person_id, b.person_id].sort() as [string, string]
  const bond = { id: newId(), person_id, other_id, kind, reason: '', set_by: by, set_on: today }
  await tx.insertInto('person_bond').values(bond).execute()
}

test(
  'of two who are kept apart by now only one is asked about the slot that both were given',
  atPlan(async ({ tx, by }) => {
    const [a, b] = await neighbours(tx)
    await bind(tx, 'apart', a, b, by.by)
    const handed = await toProposals(tx, plan, { people: [a.person_id, b.person_id], owner: by.by, due }, by)
    if ('refused' in handed) assert.fail(handed.refused)
    assert.deepEqual(
      handed.skipped.filter(({ slot }) => slot === a.slot_id).map(({ reason }) => reason),
      ['apart'],
    )
  }),
)

test(
  'of two who go together by now neither is asked where one of them no longer can',
  atPlan(async ({ tx, by }) => {
    const [a, b] = await neighbours(tx)
    await bind(tx, 'together', a, b, by.by)
    await tx.updateTable('person').set({ closed_on: today }).where('id', '=', a.person_id).execute()
    const handed = await toProposals(tx, plan, { people: [a.person_id, b.person_id], owner: by.by, due }, by)
    if ('refused' in handed) assert.fail(handed.refused)
    const reasons = handed.skipped.filter(({ slot }) => slot === a.slot_id).map(({ reason }) => reason)
    assert.deepEqual(reasons.sort(), ['notAtDesk', 'together'])
  }),
)

test(
  'where a slot has fewer seats by now, no more people are asked than there are seats',
  atPlan(async ({ tx, by }) => {
    const [a] = await neighbours(tx)
    await tx.updateTable('slot').set({ need: 1 }).where('id', '=', a.slot_id).execute()
    const { person_id, opportunity_id } = a
    await tx.updateTable('opportunity').set({ capacity: 99 }).where('id', '=', opportunity_id).execute()
    const first = await toProposals(tx, plan, { people: [person_id], owner: by.by, due }, by)
    assert.ok('made' in first && first.made > 0, 'the first is asked')
    const handed = await toProposals(tx, plan, { people: 'all', owner: by.by, due }, by)
    if ('refused' in handed) assert.fail(handed.refused)
    const reasons = new Set(handed.skipped.filter(({ slot }) => slot === a.slot_id).map(({ reason }) => reason))
    assert.deepEqual(reasons, new Set(['taken']))
  }),
)

test('a plan that rests on a what-if is looked at and compared, but not handed over, nor what is made from it', async () => {
  const varied = await madePlan(city, { base: plan, change: { kind: 'reach', area: null, km: 5 } })
  await atPlan(async ({ tx, by }) => {
    const again = await rerun(tx, varied, by)
    if ('refused' in again) assert.fail(again.refused)
    for (const id of [varied, again.id]) {
      assert.equal((await planById(tx, id))!.varied, true)
      assert.deepEqual(await toProposals(tx, id, { people: 'all', owner: by.by, due }, by), { refused: 'whatIf' })
    }
    assert.equal((await planById(tx, plan))!.varied, false)
  })()
  const suzuki = await login('suzuki')
  const page = await (await suzuki.get(`/staff/plans/${varied}/proposals`)).text()
  assert.match(page, /提案にはできません。この条件にすると決めたら/)
  assert.ok(!page.includes('name="whom"'))
  const first = await (await suzuki.get(`/staff/plans/${varied}`)).text()
  assert.ok(!first.includes('次にすること'))
  const fields = { once: newId(), whom: 'all', owner: newId(), due: '令和8年12月4日' }
  const refused = await suzuki.post(`/staff/plans/${varied}/proposals`, fields)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /提案にはできません/)
})
