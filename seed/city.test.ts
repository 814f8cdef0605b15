import assert from 'node:assert/strict'
import test from 'node:test'
import { type Status as PublicationStatus, statusAfter, type Verb } from '#features/opportunities/rules.ts'
import { isOpen, type Status, statusOf } from '#features/proposals/rules.ts'
import { addDays, weekday } from '#platform/dates.ts'
import { openTestDatabase, testDatabase } from '#platform/testing.ts'
import { fillCity } from './fill.ts'
import { DEMO, DEMO_NOW } from './testing.ts'

const { database } = await testDatabase(DEMO)
const { id: municipality } = await database.untenanted(db =>
  db.selectFrom('municipality').select('id').executeTakeFirstOrThrow(),
)
const read = <T>(work: Parameters<typeof database.read<T>>[1]) => database.read({ lane: 'staff', municipality }, work)

test('the status column of every activity and proposal is what its rows say', async () => {
  const [activities, publications, proposals, entries] = await read(async db => [
    // What a list brings follows no verb of the desk, which has no step for it.
    await db.selectFrom('opportunity').select(['id', 'status']).where('source', '=', 'desk').execute(),
    await db
      .selectFrom('publication')
      .select(['opportunity_id', 'verb', 'status'])
      .orderBy('at')
      .orderBy('id')
      .execute(),
    await db.selectFrom('proposal').select(['id', 'status']).execute(),
    await db.selectFrom('proposal_entry').select(['proposal_id', 'verb']).orderBy('at').orderBy('id').execute(),
  ])
  for (const { id, status } of activities) {
    const rows = publications.filter(row => row.opportunity_id === id)
    for (const [at, { verb, status }] of rows.entries())
      assert.equal(statusAfter((rows[at - 1]?.status ?? 'draft') as PublicationStatus, verb as Verb), status, id)
    assert.equal(rows.at(-1)?.status ?? 'draft', status, id)
  }
  for (const { id, status } of proposals) {
    const rows = entries.filter(row => row.proposal_id === id) as Parameters<typeof statusOf>[0]
    assert.equal(statusOf(rows), status, id)
  }
})

test('nothing in the demo city is in limbo: whatever is open has one step with an owner and a due date', async () => {
  const [proposals, activities, steps] = await read(async db => [
    await db.selectFrom('proposal').select(['id', 'status']).execute(),
    await db.selectFrom('opportunity').select(['id', 'status']).where('source', '=', 'desk').execute(),
    await db.selectFrom('step').select(['subject_id', 'owner_id', 'due_on']).where('done_at', 'is', null).execute(),
  ])
  const held = new Set(steps.map(step => step.subject_id))
  assert.deepEqual(
    proposals.filter(({ id, status }) => isOpen(status as Status) !== held.has(id)),
    [],
  )
  assert.deepEqual(
    activities.filter(({ id, status }) => (status !== 'ended') !== held.has(id)),
    [],
  )
})

test('the desk is closed at weekends: nothing in the records happened on one', async () => {
  const days = await read(async db => [
    ...(await db.selectFrom('consultation').select('on_day').execute()),
    ...(await db.selectFrom('proposal_entry').select('on_day').execute()),
  ])
  assert.deepEqual(
    days.filter(({ on_day }) => weekday(on_day) > 4),
    [],
  )
})

test('the records reach over two fiscal years, and each quarter of them has consultations', async () => {
  const days = await read(db => db.selectFrom('consultation').select('on_day').execute())
  for (const from of [
    '2025-04-01',
    '2025-07-01',
    '2025-10-01',
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
    '2026-10-01',
  ]) {
    assert.ok(
      days.some(({ on_day }) => on_day >= from && on_day < addDays(from, 90)),
      from,
    )
  }
})

test('the city can be loaded on any day of the week, at the end of a year and on the 29th of February', async () => {
  for (const now of ['2027-12-31T15:30:00.000Z', '2028-02-29T03:00:00.000Z']) {
    assert.notEqual(now, DEMO_NOW)
    const other = await openTestDatabase(undefined, { statementMs: 60_000, bulk: true })
    assert.ok(await fillCity(other.database, other.owner, now))
  }
})
