import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import {
  type Column,
  day,
  id,
  instant,
  json,
  list,
  maybe,
  number,
  type Row,
  rowsOf,
  text,
  yes,
} from '#platform/rows.ts'
import type { Answers, Facts, Reach } from './rules.ts'

const ENTRY = {
  id,
  kind: text(),
  name: text(),
  unit: text(),
  work_id: maybe(id),
  work: maybe(text()),
  team_id: maybe(id),
  team: maybe(text()),
  from_day: maybe(day),
  on_day: day,
  count: number,
  part: text(),
  medium: text<Facts['medium']>(),
  asked: maybe(number),
  answers: maybe(list<number>() as unknown as Column<Answers>),
  source: text(),
  note: text(),
  /** Its answers are those of slips that were handed out. */
  surveyed: yes,
  by_account: id,
  by: text(),
  at: instant,
  /** Whether the figures of its quarter are closed. */
  closed: yes,
  files: json<{ id: string; name: string; type: string; size: number; sha256: string }[]>(),
  /** How often it was put right. */
  corrected: number,
}
/** An entry as whoever asks may see it, with its work, department and files by name. */
export type Entry = Row<typeof ENTRY>

const entries = (db: Read, rest: RawBuilder<unknown>): Promise<Entry[]> =>
  rowsOf(db, ENTRY)`
    select e.id, e.kind, k.name, k.unit, e.work_id, w.code || '　' || w.name as work, e.team_id, t.name as team, e.from_day, e.on_day,
      e.count, e.part, e.medium, e.asked, e.answers, e.source, e.note, e.surveyed, e.by_account, a.name as by, e.at, is_closed(e.on_day) as closed,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size, 'sha256', f.sha256) order by f.at, f.id)
        from entry_file f where f.entry_id = e.id), '[]') as files,
      (select count(*)::int from correction c where c.kind = 'entry' and c.record_id = e.id) as corrected
    from entry e join entry_kind k on k.key = e.kind join account a on a.id = e.by_account
    left join work w on w.id = e.work_id left join staff_team t on t.id = e.team_id ${rest}`

/**
 * An entry that tells of some of the same days of the same: of one kind and part, way of telling, work and department, where one of both holds for a
 * period. What was counted twice nobody sees in a sum.
 */
export const overlapping = async (
  db: Read,
  { kind, part, medium, work_id, team_id, from_day, on_day }: Facts,
): Promise<Entry | undefined> =>
  (
    await entries(
      db,
      sql`where e.kind = ${kind} and e.part = ${part} and e.medium = ${medium} and e.work_id is not distinct from ${work_id}::uuid
        and e.team_id is not distinct from ${team_id}::uuid and coalesce(e.from_day, e.on_day) <= ${on_day}::date
        and e.on_day >= ${from_day ?? on_day}::date and (e.from_day is not null or ${from_day !== null})
        order by e.on_day desc, e.id limit 1`,
    )
  )[0]

/** Which entries are asked for: those whose days all lie in the period. `team` '': of no department. */
export type Wanted = { kind?: string | null; work?: string | null; team?: string | null; from: Day; to: Day }

const fits = ({ kind = null, work = null, team = null, from, to }: Wanted) =>
  sql`e.on_day between ${from}::date and ${to}::date and coalesce(e.from_day, e.on_day) >= ${from}::date
    ${kind === null ? sql`` : sql`and e.kind = ${kind}`} ${work === null ? sql`` : sql`and e.work_id = ${work}`}
    ${team === null ? sql`` : team === '' ? sql`and e.team_id is null` : sql`and e.team_id = ${team}`}`

/** A page of the entries that whoever asks may see, the latest day first. */
export const entriesOf = (
  db: Read,
  { limit, offset, ...wanted }: Wanted & { limit: number; offset: number },
): Promise<Entry[]> =>
  entries(db, sql`where ${fits(wanted)} order by e.on_day desc, e.at desc, e.id limit ${limit} offset ${offset}`)

const COUNT = { count: number }
/** How many of them there are. */
export const countEntries = async (db: Read, wanted: Wanted): Promise<number> =>
  (await rowsOf(db, COUNT)`select count(*)::int as count from entry e where ${fits(wanted)}`)[0]!.count

const TOTAL = {
  count: number,
  last: maybe(number),
  surveys: number,
  asked: maybe(number),
  answers: list<number>() as unknown as Column<Answers>,
}
/** What the entries of one kind that whoever asks may see come to; `asked` as in `EntrySum`. */
export type Total = Row<typeof TOTAL>

export const totalOf = async (db: Read, wanted: Wanted): Promise<Total> =>
  (
    await rowsOf(db, TOTAL)`
    select coalesce(sum(e.count), 0) as count, (array_agg(e.count order by e.on_day desc, e.at desc, e.id desc))[1] as last,
      count(e.answers)::int as surveys, case when bool_and(e.asked is not null) filter (where e.answers is not null) then sum(e.asked)::int end as asked,
      array[coalesce(sum(e.answers[1]), 0), coalesce(sum(e.answers[2]), 0), coalesce(sum(e.answers[3]), 0), coalesce(sum(e.answers[4]), 0),
        coalesce(sum(e.answers[5]), 0)]::int[] as answers
    from entry e where ${fits(wanted)}`
  )[0]!

/** One entry; undefined where there is none, or it is not theirs to see. */
export const entryById = async (db: Read, entry: string): Promise<Entry | undefined> =>
  (await entries(db, sql`where e.id = ${entry}`))[0]

const REACH = { all: yes, desk: yes, closed: yes, teams: list<string>() }

/** Whose entries whoever asks may write (0067). */
export const reachOf = async (db: Read): Promise<Reach> =>
  (
    await rowsOf(
      db,
      REACH,
    )`select sees_all_departments() as all, is_of_desk() as desk, holds_role('{manager}') as closed, array(select my_departments()::text) as teams`
  )[0]!

const CLOSED = { closed: yes }
/** Whether the figures of this day are closed; whoever closes them waits for the end of this transaction, or it waits for them. */
export async function isClosed(db: Read, on: Day): Promise<boolean> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('closing ' || tenant(), 0))`.execute(db)
  return (await rowsOf(db, CLOSED)`select is_closed(${on}::date) as closed`)[0]!.closed
}

const kept = ({ answers, ...facts }: Facts) => ({ ...facts, answers: answers ? [...answers] : null })

/** Adds an entry under its id; false where it is there already. */
export const addEntry = async (
  tx: Tx,
  entry: Facts & { id: string; by_account: string; at: string },
): Promise<boolean> =>
  (await tx
    .insertInto('entry')
    .values({ ...kept(entry), id: entry.id, by_account: entry.by_account, at: entry.at })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Whether the same was entered before: of the same kind, department, days, part, number and paper. */
export const isThere = async (
  db: Read,
  { kind, team_id, from_day, on_day, count, part, medium, source }: Facts,
): Promise<boolean> =>
  (await db
    .selectFrom('entry')
    .select('id')
    .where('kind', '=', kind)
    .where('on_day', '=', on_day)
    .where('count', '=', count)
    .where('part', '=', part)
    .where('medium', '=', medium)
    .where('source', '=', source)
    .where(
      sql<boolean>`team_id is not distinct from ${team_id}::uuid and from_day is not distinct from ${from_day}::date`,
    )
    .executeTakeFirst()) !== undefined

/** Waits for whoever is writing to the entry. */
export const holdEntry = (tx: Tx, id: string) =>
  tx.selectFrom('entry').select('id').where('id', '=', id).forUpdate().executeTakeFirst()

export const changeEntry = (tx: Tx, id: string, facts: Facts) =>
  tx.updateTable('entry').set(kept(facts)).where('id', '=', id).execute()

/** Of an entry whose slips are counted: to how many they were given and what came back. Null: no slip is out any more. */
export const countSlips = (tx: Tx, id: string, slips: { asked: number; answers: readonly number[] } | null) =>
  tx
    .updateTable('entry')
    .set(
      slips
        ? { asked: slips.asked, answers: [...slips.answers], surveyed: true }
        : { asked: null, answers: null, surveyed: false },
    )
    .where('id', '=', id)
    .execute()

/** Takes an entry out; its files stay with what is kept of it. */
export const removeEntry = (tx: Tx, id: string) => tx.deleteFrom('entry').where('id', '=', id).execute()

const TEAM = { id, name: text() }
/** The departments that are there on this day, by name. */
export const teamsNamed = (db: Read, today: Day): Promise<{ id: string; name: string }[]> =>
  rowsOf(db, TEAM)`
    select id, name from staff_team where ended_on is null or ended_on >= ${today}::date order by name, id`
