import { type RawBuilder, sql } from 'kysely'
import type { Told } from '#features/steps/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, json, maybe, number, question, type Row, rowsOf, text } from '#platform/rows.ts'
import { type PassedBy, type Status, type Verb, WAITING } from '../rules.ts'

const QUESTION = {
  ...{ id, person_id: id, number, name: text(), opportunity_id: id, title: text(), status: text<Status>() },
  ...{ family_name: text(), given_name: text(), family_kana: text(), given_kana: text() },
  ...{ due_on: day, at: instant, asked_at: instant, answered_at: maybe(instant), closed_on: maybe(day) },
  ...{ organisation_id: id, organisation: text(), phone: text(), email: text(), contact_phone: text() },
}
/** A question as the desk sees it, with how the organisation is reached. */
export type DeskQuestion = Row<typeof QUESTION>

const SELECTED = sql`q.id, q.person_id, p.number, trim(p.family_name || ' ' || p.given_name) as name, q.opportunity_id, o.title, q.status,
  p.family_name, p.given_name, p.family_kana, p.given_kana, q.due_on, q.at, q.asked_at, q.answered_at, p.closed_on,
  g.id as organisation_id, coalesce(nullif(o.organiser_name, ''), g.name) as organisation, g.phone, g.email, o.contact_phone
  from question q join person p on p.id = q.person_id join opportunity o on o.id = q.opportunity_id join organisation g on g.id = o.organisation_id`

export async function questionAtDesk(db: Read, question: string): Promise<DeskQuestion | undefined> {
  const [found] = await rowsOf(db, QUESTION)`select ${SELECTED} where q.id = ${question}::uuid`
  return found
}

/** Those that are not closed, who waits longest first; or those that are, the latest first. 200 at most. */
export const questionsAtDesk = (db: Read, closed: boolean): Promise<DeskQuestion[]> =>
  closed
    ? rowsOf(db, QUESTION)`select ${SELECTED} where q.status = 'closed' order by q.asked_at desc, q.id limit 200`
    : rowsOf(db, QUESTION)`select ${SELECTED} where q.status <> 'closed' order by q.asked_at, q.id limit 200`

/** Holds one, so that nobody else acts on it meanwhile. */
export async function holdQuestion(tx: Tx, question: string): Promise<DeskQuestion | undefined> {
  await sql`select from question where id = ${question}::uuid for update`.execute(tx)
  return questionAtDesk(tx, question)
}

const LINE = {
  ...{ id, verb: text<Verb>(), words: text(), note: text(), medium: maybe(text<PassedBy>()), by: maybe(text()) },
  at: instant,
}
/** A line of the thread, as the desk sees it. */
export type Line = Row<typeof LINE>

export const linesOf = (db: Read, question: string): Promise<Line[]> =>
  rowsOf(db, LINE)`
    select e.id, e.verb, e.words, e.note, e.medium, a.name as by, e.at from question_entry e left join account a on a.id = e.by_account
    where e.question_id = ${question}::uuid order by e.at, e.id`

const MOMENT = { ...LINE, question_id: id, title: text() }
export type QuestionMoment = Row<typeof MOMENT>

/** What was asked by a person and what came of it, for their time line. */
export const momentsAsked = (person: string) =>
  question(MOMENT)`
    select e.id, e.verb, e.words, e.note, e.medium, a.name as by, e.at, e.question_id, o.title
    from question_entry e join question q on q.id = e.question_id join opportunity o on o.id = q.opportunity_id
      left join account a on a.id = e.by_account
    where e.person_id = ${person} order by e.at desc, e.id desc limit 100`

const BRIEF = { id, title: text(), asked_at: instant, due_on: day, name: text(), person_id: id }
export type Brief = Row<typeof BRIEF>

const brief = (db: Read, which: RawBuilder<unknown>): Promise<Brief[]> =>
  rowsOf(db, BRIEF)`
    select q.id, o.title, q.asked_at, q.due_on, trim(p.family_name || ' ' || p.given_name) as name, q.person_id
    from question q join opportunity o on o.id = q.opportunity_id join person p on p.id = q.person_id
    where ${which} order by q.asked_at desc, q.id limit 100`

/** What of a person waits for the desk. */
export const openQuestionsOf = (db: Read, person: string): Promise<Brief[]> =>
  brief(db, sql`q.person_id = ${person}::uuid and q.status = any(${[...WAITING]}::text[])`)

/** What came in and was neither answered nor passed on. */
export const questionsArrived = (db: Read): Promise<Brief[]> => brief(db, sql`q.status = 'asked'`)

/** What was answered before this moment, and of which nothing more was asked. */
export const answeredBefore = (db: Read, before: Instant): Promise<Brief[]> =>
  brief(db, sql`q.status = 'answered' and q.answered_at <= ${before}::timestamptz`)

const TOLD = { id, title: text(), organisation: text(), person: json<NonNullable<Told['person']>>() }

/** What these questions are about, for a list of steps. */
export const questionsTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select q.id, o.title, g.name as organisation,
      jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) as person
    from question q join opportunity o on o.id = q.opportunity_id join organisation g on g.id = o.organisation_id
      join person p on p.id = q.person_id where q.id = any(${ids}::uuid[])`
