import assert from 'node:assert/strict'
import { addConsent } from '#features/consents/store.ts'
import { slot } from '#features/opportunities/testing.ts'
import { NO_LOADS } from '#features/opportunities/unknown.ts'
import { accepted, type Desk, did, published } from '#features/proposals/testing.ts'
import { openStepOf } from '#features/steps/index.ts'
import { markAbsent } from './absences/actions.ts'
import { absenceById } from './absences/store.ts'
import { assign } from './actions.ts'
import { absenceStatus } from './rules.ts'
import { assignmentsOfOpportunity } from './store.ts'
import { ask } from './substitutes/actions.ts'
import { substitutesFor } from './substitutes/ranking.ts'

// For tests only: people with places in the slots of an activity.

/** Tuesdays and Thursdays in the morning, for `need` people each. */
export const shared = (desk: Desk, need: number, form: 'volunteering' | 'employment' = 'volunteering') =>
  published(desk, form, {
    capacity: 500,
    loads: NO_LOADS,
    slots: [slot({ need }), slot({ weekday: 3, need })],
  })

export async function slotsOf({ tx }: Desk, opportunity: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('slot')
    .select('id')
    .where('opportunity_id', '=', opportunity)
    .orderBy('weekday')
    .execute()
  return rows.map(({ id }) => id)
}

/** People of the cast who have nothing yet. */
export async function idle({ tx }: Desk, count: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('closed_on', 'is', null)
    .where('id', 'not in', tx.selectFrom('assignment').select('person_id'))
    .where('id', 'not in', tx.selectFrom('proposal').select('person_id').where('status', 'in', ['decided', 'active']))
    .orderBy('number')
    .limit(count)
    .execute()
  return rows.map(({ id }) => id)
}

/** Decides the activity for somebody, from a day on. */
export async function decided(
  desk: Desk,
  opportunity: string,
  person: string,
  starts_on = desk.today,
): Promise<string> {
  const id = await accepted({ ...desk, person }, opportunity)
  const done = await did({ ...desk, person }, id, 'decide', { hours_week: 4, starts_on, how: 'self' })
  if (!done || !('status' in done)) throw new Error(`decide: ${done?.refused}`)
  return id
}

/** Somebody who is decided, with a place in the first slot. */
export async function placed(desk: Desk, opportunity: string, person: string, slots?: string[]): Promise<void> {
  await decided(desk, opportunity, person)
  const chosen = slots ?? (await slotsOf(desk, opportunity)).slice(0, 1)
  const done = await assign(desk.tx, { opportunity, person, slots: chosen, from: desk.today, to: null }, desk)
  if (!('name' in done)) throw new Error(`assign: ${JSON.stringify(done)}`)
}

/** Somebody who is free whenever it is needed, near, and has nothing against it. */
export async function willing({ tx }: Desk, person: string, opportunity: string): Promise<void> {
  const place = await tx
    .selectFrom('opportunity')
    .select('category')
    .where('id', '=', opportunity)
    .executeTakeFirstOrThrow()
  const of = { person_id: person }
  for (const table of ['availability', 'reach', 'condition', 'absence_day', 'exclusion'] as const)
    await tx.deleteFrom(table).where('person_id', '=', person).execute()
  await tx.deleteFrom('wish').where('person_id', '=', person).execute()
  await tx
    .insertInto('wish')
    .values({ ...of, category: place.category, score: 2, basis: 'said' })
    .execute()
  const free = [1, 3].map(weekday => ({ ...of, weekday, from_min: 480, to_min: 1080 }))
  await tx.insertInto('availability').values(free).execute()
  await tx
    .insertInto('reach')
    .values({ ...of, means: 'car', minutes: 90 })
    .execute()
  const limits = { forms: ['volunteering', 'employment'], hours_max: null, days_max: null }
  await tx.updateTable('person').set(limits).where('id', '=', person).execute()
  const { id: town_id } = await tx.selectFrom('town').select('id').orderBy('name').executeTakeFirstOrThrow()
  await tx.updateTable('person').set({ town_id }).where('id', '=', person).where('town_id', 'is', null).execute()
}

/** The person agreed that the desk's organisation is told their name. */
export const agreed = ({ tx, by, today, organisation }: Desk, person_id: string) =>
  addConsent(tx, {
    person_id,
    purpose: 'introduction',
    recipient_id: organisation,
    fields: ['name', 'time'],
    wording: 'introduction-1',
    given_on: today,
    given_by_medium: 'phone',
    taken_by: by,
  })

/** A Tuesday ten days after the day of the tests. */
export const TUESDAY = '2026-12-01'

/** An activity with somebody in its first slot, and others who would come instead. */
export async function setting(desk: Desk, others = 4, need = 2) {
  const opportunity = await shared(desk, need)
  const [person = '', ...rest] = await idle(desk, others + 1)
  await placed(desk, opportunity, person)
  for (const one of rest) await willing(desk, one, opportunity)
  const [assignment] = await assignmentsOfOpportunity(desk.tx, opportunity, desk.today)
  return { opportunity, person, others: rest, assignment: assignment!.id }
}

export const absentOn = async (desk: Desk, assignment: string, day = TUESDAY) => {
  const given = { from: day, to: null, reason: 'health' as const, note: '' }
  const done = await markAbsent(desk.tx, assignment, given, desk)
  assert.ok(done && 'ids' in done, JSON.stringify(done))
  return done.ids[0]!
}

export const cityOf = ({ tx }: Desk) => tx.selectFrom('municipality').selectAll().executeTakeFirstOrThrow()
export const candidates = async (desk: Desk, id: string) =>
  (
    await substitutesFor(
      desk.tx,
      { municipality: await cityOf(desk), today: desk.today },
      (await absenceById(desk.tx, id))!,
    )
  ).candidates.map(one => one.id)
export const asking = async (desk: Desk, id: string, people: string[]) => {
  const done = await ask(desk.tx, id, people, { municipality: await cityOf(desk) }, desk)
  assert.ok(done && 'names' in done, JSON.stringify(done))
  return (await absenceById(desk.tx, id))!.calls
}
export const stepOf = async ({ tx }: Desk, id: string) => (await openStepOf(tx, 'absence', id))?.what ?? null
export const statusOf = async ({ tx }: Desk, id: string) => absenceStatus((await absenceById(tx, id))!)
