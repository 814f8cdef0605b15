import { type RawBuilder, sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Contact } from '#features/people/index.ts'
import type { Told } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, instant, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { AbsenceReason, Answer, Ending } from '../rules.ts'

export type Call = {
  id: string
  person_id: string
  number: number
  name: string
  phone: string
  contact_by: Contact[]
  contact_note: string
  score: number
  asked_at: string
  asked_by: string
  answer: Answer | null
  answered_at: string | null
  answered_by: string | null
  closed_at: string | null
  /** Whether the organisation may be told the name. */
  consent: boolean
  /** The substitute's own assignment, while it stands. */
  assignment_id: string | null
}

const ABSENCE = {
  id,
  assignment_id: id,
  slot_id: maybe(id),
  day,
  reason: text<AbsenceReason>(),
  note: text(),
  by: text(),
  at: instant,
  ended_as: maybe(text<Ending>()),
  told_at: maybe(instant),
  person_id: id,
  number,
  name: text(),
  opportunity_id: id,
  title: text(),
  legal_form: text<LegalForm>(),
  organisation_id: id,
  organisation: text(),
  organisation_phone: text(),
  weekday: maybe(number),
  on_day: maybe(day),
  from_min: number,
  to_min: number,
  weeks: number,
  calls: json<Call[]>(),
}
/** One day on which somebody does not come, with everything that was done about it. */
export type Absence = Row<typeof ABSENCE> & { covered: boolean }

const calls = sql`(select coalesce(jsonb_agg(to_jsonb(k) order by k.position), '[]') from (
  select c.id, c.position, c.person_id, h.number, trim(h.family_name || ' ' || h.given_name) as name, h.phone, h.contact_by,
    h.contact_note, c.score, c.asked_at, b.name as asked_by, c.answer, c.answered_at, w.name as answered_by, c.closed_at,
    s.id as assignment_id, exists (select 1 from consent n where n.person_id = h.id and n.purpose = 'introduction'
      and n.recipient_id = o.organisation_id and n.withdrawn_on is null) as consent
  from substitute_call c join person h on h.id = c.person_id join account b on b.id = c.asked_by
  left join account w on w.id = c.answered_by
  left join assignment s on s.call_id = c.id and s.to_on >= s.from_on and (h.closed_on is null or h.closed_on >= s.on_day)
  where c.absence_id = x.id) k)`

async function absences(db: Read, where: RawBuilder<unknown>): Promise<Absence[]> {
  const rows = await rowsOf(db, ABSENCE)`
    select x.id, x.assignment_id, a.slot_id, x.on_day as day, x.reason, x.note, y.name as by, x.at, x.ended_as, x.told_at, a.person_id,
      p.number, trim(p.family_name || ' ' || p.given_name) as name, a.opportunity_id, o.title, o.legal_form, o.organisation_id,
      g.name as organisation, coalesce(nullif(o.contact_phone, ''), g.phone) as organisation_phone, a.weekday, a.on_day, a.from_min,
      a.to_min, a.weeks, ${calls} as calls
    from shift_absence x join assignment a on a.id = x.assignment_id join person p on p.id = a.person_id
    join opportunity o on o.id = a.opportunity_id join organisation g on g.id = o.organisation_id
    join account y on y.id = x.by_account
    where ${where} order by x.on_day, a.from_min, x.id`
  return rows.map(row => ({ ...row, covered: row.calls.some(call => call.assignment_id !== null) }))
}

export const absenceById = async (db: Read, id: string): Promise<Absence | undefined> =>
  (await absences(db, sql`x.id = ${id}`))[0]

/** The absences of an activity between two days, those that were taken back left out. */
export const absencesOfOpportunity = (db: Read, opportunity: string, from: Day, to: Day): Promise<Absence[]> =>
  absences(
    db,
    sql`a.opportunity_id = ${opportunity} and x.on_day between ${from}::date and ${to}::date and x.ended_as is distinct from 'withdrawn'`,
  )

/** The absences of one assignment from a day on, those that were taken back left out. */
export const absencesOfAssignment = (db: Read, assignment: string, from: Day): Promise<Absence[]> =>
  absences(
    db,
    sql`x.assignment_id = ${assignment} and x.on_day >= ${from}::date and x.ended_as is distinct from 'withdrawn'`,
  )

/** The absences of a person that are a step of somebody: until everybody knows how it was settled. */
export const openAbsencesOf = (db: Read, person: string): Promise<Absence[]> =>
  absences(
    db,
    sql`a.person_id = ${person} and exists (select from step s
      where s.subject_kind = 'absence' and s.subject_id = x.id and s.done_at is null)`,
  )

/** Waits for whoever is writing to this absence. */
export const lockAbsence = (tx: Tx, id: string) =>
  sql`select 1 from shift_absence where id = ${id} for no key update`.execute(tx)

export type NewAbsence = {
  assignment_id: string
  on_day: Day
  reason: AbsenceReason
  note: string
  by_account: string
  at: string
}

/** Adds an absence; null where the day was noted by somebody else just now. */
export async function insertAbsence(tx: Tx, absence: NewAbsence): Promise<string | null> {
  const added = await tx
    .insertInto('shift_absence')
    .values({ id: newId(), ...absence })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? null
}

export type AbsenceChange = {
  ended_as?: Ending | null
  ended_by?: string
  ended_at?: string
  told_at?: string | null
  told_by?: string | null
}

export const changeAbsence = (tx: Tx, id: string, change: AbsenceChange) =>
  tx.updateTable('shift_absence').set(change).where('id', '=', id).execute()

const TOLD = { id, person: json<NonNullable<Told['person']>>(), title: text(), organisation: text() }

/** Who is absent from what, for a list of what is to be done. */
export const absencesTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select x.id, jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) as person,
      o.title, g.name as organisation
    from shift_absence x join assignment t on t.id = x.assignment_id join person p on p.id = t.person_id
    join opportunity o on o.id = t.opportunity_id join organisation g on g.id = o.organisation_id
    where x.id = any(${ids}::uuid[])`
