import { type RawBuilder, sql } from 'kysely'
import type { Told } from '#features/steps/index.ts'
import type { CorrectionVerb, Told as Line, RecordFound } from '#platform/correctable.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { answerTo, id, instant, json, maybe, number, question, type Row, rowsOf, text, yes } from '#platform/rows.ts'

/** Waits for whoever is putting this record right. */
export const lockRecord = (tx: Tx, kind: string, record: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${record}`}, 0))`.execute(tx)

/** What is done from here can be done back within the transaction. */
export const markHere = (tx: Tx) => sql`savepoint tried`.execute(tx)
export const backToMark = (tx: Tx) => sql`rollback to savepoint tried`.execute(tx)
/** A day's count follows at the commit (db/migrations/0064): what is only tried never gets there. */
export const countNow = (tx: Tx) => sql`set constraints consultation_counted immediate`.execute(tx)

export type NewCorrection = {
  kind: string
  /** What such a record is called. */
  name: string
  record: string
  verb: CorrectionVerb
  reason: string
  incident: string | null
  to: string | null
  before: RecordFound
  after: RecordFound | null
  by: string
  at: string
}

/** Keeps what a record was and what it is; gives the id of the correction. */
export async function insertCorrection(tx: Tx, one: NewCorrection): Promise<string> {
  const id = newId<'correction'>()
  const kept = ({ row, told }: RecordFound) => JSON.stringify({ name: one.name, row, told })
  await tx
    .insertInto('correction')
    .values({
      id,
      kind: one.kind,
      record_id: one.record,
      person_id: one.before.person,
      to_person: one.to,
      within: one.before.within ?? null,
      opportunity_id: one.before.activity ?? null,
      verb: one.verb,
      incident: one.incident,
      reason: one.reason,
      before: kept(one.before),
      after: one.after && kept(one.after),
      by_account: one.by,
      at: one.at,
    })
    .execute()
  return id
}

const FACE = { id, number, name: text() }
/** Somebody by number and name. */
export type Face = Row<typeof FACE>

const faces = (db: Read, where: RawBuilder<unknown>) =>
  rowsOf(db, FACE)`select id, number, trim(family_name || ' ' || given_name) as name from person where ${where}`

export const faceByNumber = async (db: Read, number: number): Promise<Face | undefined> =>
  (await faces(db, sql`number = ${number}`))[0]
export const faceById = async (db: Read, id: string): Promise<Face | undefined> => (await faces(db, sql`id = ${id}`))[0]

const CORRECTION = {
  id,
  kind: text(),
  name: text(),
  record_id: id,
  verb: text<CorrectionVerb>(),
  incident: maybe(text()),
  reason: text(),
  before: json<readonly Line[]>(),
  after: maybe(json<readonly Line[]>()),
  /** Whose it was; null where nobody knows (`named`: somebody does) or where they are not theirs to see who ask. */
  person: maybe(json<Face>()),
  named: yes,
  to_person: maybe(json<Face>()),
  within: maybe(id),
  by: text(),
  at: instant,
  /** Whether somebody is still to be asked to give back what they were told. */
  waits: yes,
}
export type Correction = Row<typeof CORRECTION>

const face = (alias: string) =>
  sql.raw(`case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'number', ${alias}.number,
    'name', trim(${alias}.family_name || ' ' || ${alias}.given_name)) end`)

const correctionsAsked = (rest: RawBuilder<unknown>) =>
  question(CORRECTION)`
    select c.id, c.kind, c.before ->> 'name' as name, c.record_id, c.verb, c.incident, c.reason, c.before -> 'told' as before, c.after -> 'told' as after,
      ${face('p')} as person, c.person_id is not null as named, ${face('t')} as to_person, c.within, a.name as by, c.at,
      exists (select 1 from step s where s.subject_kind = 'correction' and s.subject_id = c.id and s.done_at is null) as waits
    from correction c join account a on a.id = c.by_account left join person p on p.id = c.person_id
    left join person t on t.id = c.to_person ${rest}`
const corrections = (db: Read, rest: RawBuilder<unknown>): Promise<Correction[]> => answerTo(db, correctionsAsked(rest))

/** What was put right of the records that are a person's, the latest first; of those that were, only that they went. */
export const ofPersonAsked = (person: string) =>
  correctionsAsked(sql`where c.whose = ${person} or (c.verb = 'move' and (c.person_id = ${person} or c.to_person = ${person}))
    order by c.at desc, c.id desc`)

/** The same of the records that stand in something: the rows of a proposal. */
export const correctionsWithin = (db: Read, within: string): Promise<Correction[]> =>
  corrections(db, sql`where c.within = ${within} order by c.at desc, c.id desc`)

/** The same of one record. */
export const correctionsOfRecord = (db: Read, kind: string, record: string): Promise<Correction[]> =>
  corrections(db, sql`where c.kind = ${kind} and c.record_id = ${record} order by c.at desc, c.id desc`)

export const correctionById = async (db: Read, id: string): Promise<Correction | undefined> =>
  (await corrections(db, sql`where c.id = ${id}`))[0]

/** The conditions of the list: days included; `incidents`: only where somebody had been told. */
export type ListFind = { from: Day; to: Day; incidents: boolean }

const condition = ({ from, to, incidents }: ListFind) =>
  sql`where c.at >= ${from}::date::timestamp at time zone 'Asia/Tokyo' and c.at < (${to}::date + 1)::timestamp at time zone 'Asia/Tokyo'
    and (${!incidents} or c.incident is not null)`

/** A page of what was put right, the latest first. */
export const listCorrections = (db: Read, find: ListFind, page: number, size: number): Promise<Correction[]> =>
  corrections(db, sql`${condition(find)} order by c.at desc, c.id desc limit ${size} offset ${(page - 1) * size}`)

const COUNT = { count: number }
export const countCorrections = async (db: Read, find: ListFind): Promise<number> =>
  (await rowsOf(db, COUNT)`select count(*)::int as count from correction c ${condition(find)}`)[0]!.count

const TOLD = {
  id,
  person: maybe(json<NonNullable<Told['person']>>()),
  title: maybe(text()),
  organisation: maybe(text()),
}

/** Whom each of these corrections is about and of what, for a list of what is to be done. */
export async function correctionsTold(db: Read, ids: readonly string[]): Promise<(Told & { id: string })[]> {
  const rows = await rowsOf(db, TOLD)`
    select c.id, ${face('p')} as person, o.title, g.name as organisation from correction c left join person p on p.id = c.person_id
    left join opportunity o on o.id = c.opportunity_id left join organisation g on g.id = o.organisation_id
    where c.id = any(${ids}::uuid[])`
  return rows.map(({ id, person, title, organisation }) => ({
    id,
    ...(person && { person }),
    ...(title && { title }),
    ...(organisation && { organisation }),
  }))
}

const EVENT = { kind: text(), data: json<unknown>(), at: instant, by: maybe(text()) }
export type CorrectionEvent = Row<typeof EVENT>

/** What happened with a correction, in order. */
export const eventsOf = (db: Read, correction: string): Promise<CorrectionEvent[]> =>
  rowsOf(db, EVENT)`
    select h.kind, h.data, h.at, a.name as by from happening h left join account a on a.id = h.actor_id
    where h.subject_kind = 'correction' and h.subject_id = ${correction} order by h.at, h.id`
