import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Channel, OwnWay, SatisfactionAnswer, SatisfactionWay } from '#features/consultations/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Column, day, id, instant, json, maybe, number, question, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Survey, SurveyAnswer } from '#platform/schema.ts'
import type { Standing } from './rules.ts'

const ASKED = { id, on_day: day, title: text(), until_on: day }
/** A slip as whoever holds it may see it. */
export type Asked = Row<typeof ASKED>

export const askedById = async (db: Read, survey: string): Promise<Asked | undefined> =>
  (await rowsOf(db, ASKED)`select id, on_day, title, until_on from survey where id = ${survey}`)[0]

type NewSurvey = Omit<Insertable<Survey>, 'created_at' | 'municipality_id'>
type NewAnswer = Omit<Insertable<SurveyAnswer>, 'created_at' | 'municipality_id'>

/** Adds a slip; false where its code is taken. */
export const addSurvey = async (tx: Tx, survey: NewSurvey): Promise<boolean> =>
  (await tx
    .insertInto('survey')
    .values(survey)
    .onConflict(conflict => conflict.columns(['municipality_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Adds an answer. Nothing is read: whoever holds a slip may not. */
export const addAnswer = (tx: Tx, answer: NewAnswer) => tx.insertInto('survey_answer').values(answer).execute()

/** A slip that is printed anew has a new day until which its link is open. */
export const setUntil = (tx: Tx, survey: string, until_on: Day) =>
  tx.updateTable('survey').set({ until_on }).where('id', '=', survey).execute()

export const setWithdrawn = (tx: Tx, survey: string, by: string, at: string) =>
  tx.updateTable('survey').set({ withdrawn_by: by, withdrawn_at: at }).where('id', '=', survey).execute()

type Answer = {
  id: string
  satisfied: number
  words: string
  way: OwnWay
  by: string | null
  at: string
  typed: number
}
const SLIP = {
  ...ASKED,
  code: text(),
  consultation_id: maybe(id),
  entry_id: maybe(id),
  by: text(),
  at: instant,
  withdrawn_at: maybe(instant),
  /** What counts: the latest one; `typed`: how many there are. */
  answer: maybe(json<Answer>()),
}
/** A slip with its answer, for staff. */
export type Slip = Row<typeof SLIP>

const answer = sql`(select jsonb_build_object('id', n.id, 'satisfied', n.satisfied, 'words', n.words, 'way', n.way, 'by', w.name, 'at', n.at,
    'typed', count(*) over ())
  from survey_answer n left join account w on w.id = n.by_account where n.survey_id = s.id order by n.at desc, n.id desc limit 1)`

const slips = (db: Read, rest: RawBuilder<unknown>): Promise<Slip[]> =>
  rowsOf(db, SLIP)`
    select s.id, s.on_day, s.title, s.until_on, s.code, s.consultation_id, s.entry_id, a.name as by, s.at, s.withdrawn_at, ${answer} as answer
    from survey s join account a on a.id = s.by_account ${rest}`

export const slipById = async (db: Read, survey: string): Promise<Slip | undefined> =>
  (await slips(db, sql`where s.id = ${survey}`))[0]

export const slipByCode = async (db: Read, code: string): Promise<Slip | undefined> =>
  (await slips(db, sql`where s.code = ${code}`))[0]

/** The slip of a consultation that was not taken back. */
export const slipOf = async (db: Read, consultation: string): Promise<Slip | undefined> =>
  (await slips(db, sql`where s.consultation_id = ${consultation} and s.withdrawn_at is null`))[0]

/** The slips of an entry that were not taken back, in the order in which they were made. */
export const slipsOfEntry = (db: Read, entry: string): Promise<Slip[]> =>
  slips(db, sql`where s.entry_id = ${entry} and s.withdrawn_at is null order by s.at, s.id`)

/** A page of them, those without an answer first. */
export const slipsShown = (db: Read, entry: string, limit: number, offset: number): Promise<Slip[]> =>
  slips(
    db,
    sql`where s.entry_id = ${entry} and s.withdrawn_at is null
      order by exists (select from survey_answer n where n.survey_id = s.id), s.at, s.id limit ${limit} offset ${offset}`,
  )

const COUNT = { out: number, back: number }
/** How many slips of an entry were handed out and not taken back, and of how many there is an answer. */
export const slipCount = async (db: Read, entry: string): Promise<Row<typeof COUNT>> =>
  (
    await rowsOf(db, COUNT)`
    select count(*)::int as out, count(*) filter (where exists (select from survey_answer n where n.survey_id = s.id))::int as back
    from survey s where s.entry_id = ${entry} and s.withdrawn_at is null`
  )[0]!

/** Waits for whoever is handing out, answering or taking back slips of the same thing. */
export const holdSurveys = (tx: Tx, about: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`survey ${about}`}, 0))`.execute(tx)

export const standingOf = ({ withdrawn_at, answer: given }: Slip): Standing => ({
  withdrawn: withdrawn_at !== null,
  answer: given,
})

const TALK = {
  id,
  on_day: day,
  channel: text<Channel>(),
  by: text(),
  satisfied: maybe(number as Column<SatisfactionAnswer>),
  way: maybe(text<SatisfactionWay>()),
  typed: maybe(number as Column<SatisfactionAnswer>),
  slip: maybe(json<Omit<Slip, 'answer'> & { answer: Answer | null }>()),
}
/** A consultation with the slip that was handed out for it. */
export type Talk = Row<typeof TALK>

const talks = (db: Read, rest: RawBuilder<unknown>): Promise<Talk[]> =>
  rowsOf(db, TALK)`
    select c.id, c.on_day, c.channel, a.name as by, c.satisfied, c.satisfied_way as way, c.satisfied_typed as typed,
      (select jsonb_build_object('id', s.id, 'code', s.code, 'at', s.at, 'until_on', s.until_on, 'withdrawn_at', s.withdrawn_at, 'answer', ${answer})
        from survey s where s.consultation_id = c.id and s.withdrawn_at is null) as slip
    from consultation c join account a on a.id = c.by_account ${rest}`

/** The latest consultations of a person, each with its slip. */
export const talksOf = (db: Read, person: string, limit: number): Promise<Talk[]> =>
  talks(
    db,
    sql`where c.person_id = ${person} or c.with_id = ${person} order by c.on_day desc, c.created_at desc, c.id limit ${limit}`,
  )

/** One consultation with its slip. */
export const talkById = async (db: Read, consultation: string): Promise<Talk | undefined> =>
  (await talks(db, sql`where c.id = ${consultation}`))[0]

const HEAD = { id, on_day: day, person_id: maybe(id) }
/** Of which day and of whom a consultation is. */
export const consultationHead = async (db: Read, consultation: string): Promise<Row<typeof HEAD> | undefined> =>
  (await rowsOf(db, HEAD)`select id, on_day, person_id from consultation where id = ${consultation}`)[0]

const TOLD = { id, on_day: day, at: instant, satisfied: number, way: text<OwnWay>(), by: maybe(text()) }
/** What a person answered about their consultations, for their time line: without what they said freely. */
export const answersAsked = (person: string) =>
  question(TOLD)`
    select distinct on (s.id) n.id, s.on_day, n.at, n.satisfied, n.way, w.name as by
    from consultation c join survey s on s.consultation_id = c.id join survey_answer n on n.survey_id = s.id left join account w on w.id = n.by_account
    where c.person_id = ${person} and s.withdrawn_at is null order by s.id, n.at desc, n.id desc`
export type ToldAnswer = Row<typeof TOLD>
