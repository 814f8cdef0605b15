import { type Insertable, sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Moving } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { day, id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { QuestionEntry } from '#platform/schema.ts'
import type { Status, Verb } from './rules.ts'

// What the lanes of residents and of the desk may do alike.

const ACTIVITY = { id, title: text(), organisation: maybe(text()), legal_form: text<LegalForm>(), status: text() }
export type Activity = Row<typeof ACTIVITY>

/** An activity that is or was public; undefined for any other. */
export async function activityAsked(db: Read, activity: string): Promise<Activity | undefined> {
  const [found] = await rowsOf(db, ACTIVITY)`
    select id, title, organisation, legal_form, status from public_activity where id = ${activity}::uuid`
  return found
}

const QUESTION = {
  ...{ id, person_id: id, opportunity_id: id, status: text<Status>(), due_on: day, at: instant, asked_at: instant },
}
export type Question = Row<typeof QUESTION>

export async function questionById(db: Read, question: string): Promise<Question | undefined> {
  const [found] = await rowsOf(db, QUESTION)`
    select id, person_id, opportunity_id, status, due_on, at, asked_at from question where id = ${question}::uuid`
  return found
}

/** What somebody asked about an activity and what is not closed; in their own lane. */
export async function openOn(db: Read, person: string, activity: string): Promise<Question | undefined> {
  const [found] = await rowsOf(db, QUESTION)`
    select id, person_id, opportunity_id, status, due_on, at, asked_at from question
    where person_id = ${person}::uuid and opportunity_id = ${activity}::uuid and status <> 'closed' order by at limit 1`
  return found
}

/** Of two windows in which somebody asks about one activity the second waits for the first. */
export const takeTurn = (tx: Tx, person: string, activity: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`question ${person} ${activity}`}, 0))`.execute(tx)

const COUNT = { count: number }

/** How often somebody wrote since then; in their own lane. */
export async function askedSince(db: Read, person: string, since: Instant): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`
    select count(*)::int as count from question_entry
    where person_id = ${person}::uuid and verb = 'ask' and at > ${since}::timestamptz`
  return row!.count
}

export async function addQuestion(
  tx: Tx,
  question: { person_id: string; opportunity_id: string; due_on: Day; at: Instant },
): Promise<string> {
  const id = newId<'question'>()
  const row = { id, ...question, status: 'asked', asked_at: question.at }
  await tx.insertInto('question').values(row).execute()
  return id
}

export type NewEntry = Omit<Insertable<QuestionEntry>, 'id' | 'verb' | 'municipality_id' | 'created_at'> & {
  verb: Verb
}

/** Adds what was written or done: its id. */
export async function addEntry(tx: Tx, entry: NewEntry): Promise<string> {
  const id = newId<'question entry'>()
  await tx
    .insertInto('question_entry')
    .values({ id, ...entry })
    .execute()
  return id
}

export type Change = { status: Status; due_on?: Day; asked_at?: Instant; answered_at?: Instant; closed_at?: Instant }

/** Changes one that stands so; false where somebody else was first. */
export async function changeQuestion(tx: Tx, question: string, from: Status, change: Change): Promise<boolean> {
  const changed = await tx
    .updateTable('question')
    .set(change)
    .where('id', '=', question)
    .where('status', '=', from)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

const ENTRY = { id, verb: text<Verb>(), words: text(), at: instant }
/** A line of the thread, as whoever asked sees it. */
export type Entry = Row<typeof ENTRY>

export const threadOf = (db: Read, question: string): Promise<Entry[]> =>
  rowsOf(db, ENTRY)`
    select id, verb, words, at from question_entry where question_id = ${question}::uuid order by at, id`

const OWN = {
  ...{ id, status: text<Status>(), due_on: day, at: instant, title: maybe(text()) },
  ...{ asked: maybe(text()), answer: maybe(text()) },
}
export type OwnQuestion = Row<typeof OWN>

/** What a resident asked, the latest first, with their first words and the last answer; in their own lane. */
export const ownQuestions = (db: Read): Promise<OwnQuestion[]> =>
  rowsOf(db, OWN)`
    select q.id, q.status, q.due_on, q.at, a.title,
      (select e.words from question_entry e where e.question_id = q.id and e.verb = 'ask' order by e.at, e.id limit 1) as asked,
      (select e.words from question_entry e where e.question_id = q.id and e.verb = 'answer' order by e.at desc, e.id desc limit 1) as answer
    from question q left join public_activity a on a.id = q.opportunity_id order by q.at desc, q.id limit 50`

/** What somebody asked becomes another person's, who is found to be the same. */
export const moveQuestions: Moving = async (tx, from, to) => {
  await tx.updateTable('question').set({ person_id: to }).where('person_id', '=', from).execute()
  await tx.updateTable('question_entry').set({ person_id: to }).where('person_id', '=', from).execute()
}
