import { type RawBuilder, sql } from 'kysely'
import type { StoredSlot } from '#features/opportunities/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Span, Time } from './rules.ts'

const ASSIGNMENT = {
  id,
  opportunity_id: id,
  title: text(),
  slot_id: maybe(id),
  weekday: maybe(number),
  on_day: maybe(day),
  from_min: number,
  to_min: number,
  weeks: number,
  person_id: id,
  number,
  name: text(),
  proposal_id: maybe(id),
  call_id: maybe(id),
  from_on: day,
  to_on: maybe(day),
}
/** Somebody's place in a slot; it is over at the latest with the decision and with their time at the desk. */
export type Assignment = Row<typeof ASSIGNMENT>

const over = sql`least(a.to_on, d.ended_on, p.closed_on)`

const assignments = (db: Read, where: RawBuilder<unknown>): Promise<Assignment[]> =>
  rowsOf(db, ASSIGNMENT)`
    select a.id, a.opportunity_id, o.title, a.slot_id, a.weekday, a.on_day, a.from_min, a.to_min, a.weeks, a.person_id, p.number,
      trim(p.family_name || ' ' || p.given_name) as name, a.proposal_id, a.call_id, a.from_on, ${over} as to_on
    from assignment a join person p on p.id = a.person_id join opportunity o on o.id = a.opportunity_id
    left join decision d on d.proposal_id = a.proposal_id
    where ${where} order by a.from_min, a.from_on, a.id`

const livesFrom = (day: Day) =>
  sql`(${over} is null or ${over} >= ${day}::date) and (a.to_on is null or a.to_on >= a.from_on)`

export const assignmentById = async (db: Read, id: string): Promise<Assignment | undefined> =>
  (await assignments(db, sql`a.id = ${id}`))[0]

/** The assignments of an activity that are not over before the day, those that begin later included. */
export const assignmentsOfOpportunity = (db: Read, opportunity: string, from: Day): Promise<Assignment[]> =>
  assignments(db, sql`a.opportunity_id = ${opportunity} and ${livesFrom(from)}`)

/** The same of people. */
export const assignmentsOfPeople = (db: Read, people: readonly string[], from: Day): Promise<Assignment[]> =>
  assignments(db, sql`a.person_id = any(${people}::uuid[]) and ${livesFrom(from)}`)

const SEAT = { from_on: day, to_on: maybe(day) }

/**
 * When the places of a slot are taken, also by people whom whoever asks does not see; substitutes of single days sit on
 * somebody's place and take none.
 */
export const takenOf = (db: Read, slot: string, from: Day): Promise<Span[]> =>
  rowsOf(db, SEAT)`
    select from_on, to_on from seat where slot_id = ${slot} and (to_on is null or to_on >= ${from}::date)
      and (assigned_to is null or assigned_to >= from_on) order by from_on`

/** The people of an activity who are decided or active: their proposal, since when, and the hours that they named. */
export type Participant = Row<typeof PARTICIPANT>
const PARTICIPANT = {
  person_id: id,
  proposal_id: id,
  number,
  name: text(),
  starts_on: day,
  hours_max: maybe(number),
  /** Null: not asked; none: was asked, and can never come. */
  free: maybe(json<{ weekday: number; from: number; to: number }[]>()),
}

export const participantsOf = (db: Read, opportunity: string): Promise<Participant[]> =>
  rowsOf(db, PARTICIPANT)`
    select p.id as person_id, q.id as proposal_id, p.number, trim(p.family_name || ' ' || p.given_name) as name, d.starts_on,
      p.hours_max, coalesce((select jsonb_agg(jsonb_build_object('weekday', weekday, 'from', from_min, 'to', to_min))
        from availability v where v.person_id = p.id), case when p.never_free then '[]'::jsonb end) as free
    from proposal q join decision d on d.proposal_id = q.id join person p on p.id = q.person_id
    where q.opportunity_id = ${opportunity} and q.status in ('decided', 'active') and d.ended_on is null and p.closed_on is null
    order by p.family_kana, p.given_kana, p.number`

/** What one person is given comes one after the other, so that two at once cannot take the same hours. */
export const lockPerson = (tx: Tx, id: string) =>
  sql`select 1 from person where id = ${id} for no key update`.execute(tx)

/**
 * The slot, once whoever is giving away its places has finished: read anew after the wait, so that of any number of
 * requests at once exactly as many succeed as there are places. Undefined where the activity has it no longer.
 */
export const lockSlot = (tx: Tx, opportunity: string, id: string): Promise<Omit<StoredSlot, 'demanding'> | undefined> =>
  tx
    .selectFrom('slot')
    .select(['id', 'weekday', 'on_day', 'from_min', 'to_min', 'weeks', 'need'])
    .where('id', '=', id)
    .where('opportunity_id', '=', opportunity)
    .forNoKeyUpdate()
    .executeTakeFirst()

export type NewAssignment = Time &
  Span & {
    opportunity_id: string
    slot_id: string | null
    person_id: string
    proposal_id: string | null
    call_id: string | null
    by_account: string
    at: string
  }

/** Adds an assignment; gives its id. */
export async function insertAssignment(tx: Tx, assignment: NewAssignment): Promise<string> {
  const id = newId<'assignment'>()
  await tx
    .insertInto('assignment')
    .values({ id, ...assignment })
    .execute()
  return id
}

export const endAssignment = (tx: Tx, id: string, ended: { to_on: Day; ended_by: string; ended_at: string }) =>
  tx.updateTable('assignment').set(ended).where('id', '=', id).execute()

/** Of these people, those who agreed that this organisation is told their name. */
export async function namedTo(db: Read, organisation: string, people: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('consent')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${people}::uuid[])`)
    .where('purpose', '=', 'introduction')
    .where('recipient_id', '=', organisation)
    .where('withdrawn_on', 'is', null)
    .where(sql<boolean>`'name' = any(fields)`)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

export type Attendance = { id: string; assignment_id: string; on_day: Day; came: boolean; by: string }

/** The latest record of each day of an activity between two days. */
export const attendanceOf = (db: Read, opportunity: string, from: Day, to: Day): Promise<Attendance[]> =>
  db
    .selectFrom('attendance_record as r')
    .innerJoin('assignment as a', 'a.id', 'r.assignment_id')
    .innerJoin('account', 'account.id', 'r.by_account')
    .distinctOn(['r.assignment_id', 'r.on_day'])
    .select(['r.id', 'r.assignment_id', 'r.on_day', 'r.came', 'account.name as by'])
    .where('a.opportunity_id', '=', opportunity)
    .where('r.on_day', '>=', from)
    .where('r.on_day', '<=', to)
    .orderBy('r.assignment_id')
    .orderBy('r.on_day')
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .execute()

export const insertAttendance = (
  tx: Tx,
  rows: readonly { assignment_id: string; on_day: Day; came: boolean; by_account: string; at: string }[],
) =>
  tx
    .insertInto('attendance_record')
    .values(rows.map(row => ({ id: newId(), ...row })))
    .execute()
