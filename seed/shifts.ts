import { markAbsent } from '#features/shifts/absences/actions.ts'
import { absenceById } from '#features/shifts/absences/store.ts'
import { assign, type Came, recordAttendance } from '#features/shifts/actions.ts'
import { type AbsenceReason, daysWithin } from '#features/shifts/rules.ts'
import { type Assignment, assignmentsOfOpportunity } from '#features/shifts/store.ts'
import { answer, ask } from '#features/shifts/substitutes/actions.ts'
import { substitutesFor } from '#features/shifts/substitutes/ranking.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { City } from './city.ts'

/** Everybody who takes part has a place in a slot; some were absent, and for some days somebody is looked for. */
export async function addShifts(city: City): Promise<void> {
  const opportunities = new Map<string, Assignment[]>()
  for (const { opportunity_id, person_id, starts_on } of await running(city)) {
    await giveSlot(city, opportunity_id, person_id, starts_on)
    opportunities.set(opportunity_id, [])
  }
  for (const id of opportunities.keys())
    opportunities.set(id, await assignmentsOfOpportunity(city.tx, id, addDays(city.today, -28)))
  const small = new Set((await smallSlots(city)).map(({ id }) => id))
  const all = [...opportunities.values()].flat().filter(one => small.has(one.slot_id ?? ''))
  for (const [id, list] of opportunities) await noteAttendance(city, id, list)
  await addAbsences(city, all)
}

/** Slots of few people, where one who does not come is missed. */
const smallSlots = ({ tx }: City) => tx.selectFrom('slot').select('id').where('need', '<=', 4).execute()

const running = ({ tx }: City) =>
  tx
    .selectFrom('decision')
    .innerJoin('person', 'person.id', 'decision.person_id')
    .innerJoin('opportunity', 'opportunity.id', 'decision.opportunity_id')
    .select(['decision.opportunity_id', 'decision.person_id', 'decision.starts_on'])
    .where('decision.ended_on', 'is', null)
    .where('person.closed_on', 'is', null)
    .orderBy('opportunity.title')
    .orderBy('person.number')
    .execute()

/** The first slot of the activity in which there is room and the person has nothing else. */
async function giveSlot(city: City, opportunity: string, person: string, from: Day): Promise<void> {
  const { tx } = city
  const slots = await tx
    .selectFrom('slot')
    .select('id')
    .where('opportunity_id', '=', opportunity)
    .orderBy('weekday')
    .orderBy('from_min')
    .execute()
  for (const slot of slots) {
    const done = await assign(tx, { opportunity, person, slots: [slot.id], from, to: null }, byOf(city))
    if ('name' in done) return
  }
}

/** Whether they came is noted up to three days ago. */
async function noteAttendance(city: City, id: string, list: readonly Assignment[]): Promise<void> {
  const { tx, today } = city
  const came = list.flatMap((one): Came[] =>
    daysWithin(one, addDays(today, -28), addDays(today, -4)).map(day => ({ assignment: one.id, day, came: true })),
  )
  await recordAttendance(tx, id, came, byOf(city))
}

const REASONS: readonly AbsenceReason[] = ['health', 'hospital', 'family']

/**
 * Days of the coming weeks: one in an employment, where only colleagues may stand in; one nobody was asked for yet, one
 * for which two were asked, one where somebody comes.
 */
async function addAbsences(city: City, all: readonly Assignment[]): Promise<void> {
  const employed = new Set(await employments(city))
  const [first, ...others] = [...all].sort(
    (a, b) => Number(employed.has(b.opportunity_id)) - Number(employed.has(a.opportunity_id)),
  )
  if (first) await absent(city, first, 'no-word')
  let at = 0
  for (const assignment of others.filter(one => !employed.has(one.opportunity_id))) {
    const reason = REASONS[at]
    if (!reason) return
    const { id, candidates } = (await absent(city, assignment, reason)) ?? { id: '', candidates: [] }
    if (candidates.length < 3) continue
    if (at > 0) await askTwo(city, id, candidates, at === 2)
    at++
  }
}

const employments = async ({ tx }: City): Promise<string[]> =>
  (await tx.selectFrom('opportunity').select('id').where('legal_form', 'in', ['employment', 'dispatch']).execute()).map(
    ({ id }) => id,
  )

/** Somebody cannot come on the next day but two of theirs; gives who could come instead. */
async function absent(city: City, assignment: Assignment, reason: AbsenceReason) {
  const { tx, today } = city
  const [day] = daysWithin(assignment, addDays(today, 3), addDays(today, 21))
  if (!day) return null
  const noted = await markAbsent(tx, assignment.id, { from: day, to: null, reason, note: '' }, byOf(city))
  if (!noted || 'refused' in noted) return null
  const absence = (await absenceById(tx, noted.ids[0]!))!
  const { candidates } = await substitutesFor(tx, { municipality: await cityOf(city), today }, absence)
  return { id: absence.id, candidates: candidates.map(one => one.id) }
}

async function askTwo(city: City, absence: string, candidates: readonly string[], yes: boolean): Promise<void> {
  const { tx } = city
  await ask(tx, absence, candidates.slice(0, 2), { municipality: await cityOf(city) }, byOf(city))
  const [call] = (await absenceById(tx, absence))!.calls
  if (yes) await answer(tx, call!.id, { answer: 'yes', agreed: true }, byOf(city))
}

const byOf = ({ now, today, staff }: City) => ({ by: staff['sato']!, now, today })
const cityOf = ({ tx }: City) => tx.selectFrom('municipality').selectAll().executeTakeFirstOrThrow()
