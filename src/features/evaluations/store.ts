import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, json, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Content, Direction, Kind, Reach } from './rules.ts'

const SHEET = {
  id,
  work_id: id,
  work: text(),
  plan: text(),
  team_id: id,
  team: text(),
  fiscal_year: number,
  kind: text<Kind>(),
  page: text(),
  name: text(),
  summary: text(),
  purpose: text(),
  progress: text(),
  indicator: text(),
  counted: maybe(text()),
  unit: text(),
  direction: text<Direction>(),
  target: maybe(number),
  actual: maybe(number),
  breakdown: text(),
  /** As it was reckoned when the sheet was last written; null: it cannot be. */
  grade: maybe(text()),
  assessment: text(),
  outlook: text(),
  version: number,
  by: text(),
  at: instant,
  submitted_by: maybe(text()),
  submitted_by_id: maybe(id),
  submitted_at: maybe(instant),
  confirmed_by: maybe(text()),
  confirmed_at: maybe(instant),
  returned_why: maybe(text()),
}
/** A sheet as whoever asks may see it, with work, department and people by name. */
export type Sheet = Row<typeof SHEET>

const sheets = (db: Read, rest: RawBuilder<unknown>): Promise<Sheet[]> =>
  rowsOf(db, SHEET)`
    select e.id, e.work_id, w.code || '　' || w.name as work, w.plan, e.team_id, t.name as team, e.fiscal_year, e.kind, e.page, e.name,
      e.summary, e.purpose, e.progress, e.indicator, e.counted, e.unit, e.direction, e.target, e.actual, e.breakdown, e.grade, e.assessment,
      e.outlook, e.version, a.name as by, e.at, s.name as submitted_by, e.submitted_by as submitted_by_id, e.submitted_at, c.name as confirmed_by, e.confirmed_at, e.returned_why
    from evaluation e join work w on w.id = e.work_id join staff_team t on t.id = e.team_id join account a on a.id = e.by_account
    left join account s on s.id = e.submitted_by left join account c on c.id = e.confirmed_by ${rest}`

/** All sheets of a fiscal year that whoever asks may see, in the order of the works. */
export const sheetsOfYear = (db: Read, year: number): Promise<Sheet[]> =>
  sheets(db, sql`where e.fiscal_year = ${year} order by w.sort, w.plan, w.code, t.name, e.id`)

/** All sheets of a work, the latest year first. */
export const sheetsOfWork = (db: Read, work: string): Promise<Sheet[]> =>
  sheets(db, sql`where e.work_id = ${work} order by e.fiscal_year desc, t.name, e.id`)

/** One sheet; undefined where there is none, or it is not theirs to see. */
export const sheetById = async (db: Read, sheet: string): Promise<Sheet | undefined> =>
  (await sheets(db, sql`where e.id = ${sheet}`))[0]

export const sheetsByIds = (db: Read, ids: readonly string[]): Promise<Sheet[]> =>
  sheets(db, sql`where e.id = any(${[...ids]}::uuid[])`)

type Of = { work_id: string; team_id: string; fiscal_year: number }

/** The sheet of a work, department and year; undefined where there is none. */
export const sheetOf = async (db: Read, { work_id, team_id, fiscal_year }: Of): Promise<Sheet | undefined> =>
  (await sheets(db, sql`where e.work_id = ${work_id} and e.team_id = ${team_id} and e.fiscal_year = ${fiscal_year}`))[0]

const REACH = { all: yes, manager: yes, teams: list<string>() }
/** Whose sheets whoever asks writes (0067). */
export const reachOf = async (db: Read): Promise<Reach> =>
  (
    await rowsOf(
      db,
      REACH,
    )`select sees_all_departments() as all, holds_role('{manager}', true) as manager, array(select my_departments()::text) as teams`
  )[0]!

const YEAR = { year: number, sheets: number }
/** The years of which there are sheets, the latest first. */
export const yearsWithSheets = async (db: Read): Promise<number[]> =>
  (
    await rowsOf(
      db,
      YEAR,
    )`select fiscal_year as year, count(*)::int as sheets from evaluation group by 1 order by 1 desc`
  ).map(({ year }) => year)

const TEAM = { id, name: text(), ended_on: maybe(day) }
export type Team = Row<typeof TEAM>
/** Every department, also those that have ended: a sheet of years ago is theirs. */
export const departments = (db: Read): Promise<Team[]> =>
  rowsOf(db, TEAM)`select id, name, ended_on from staff_team order by name, id`

/** Waits for whoever is writing to the sheet. */
export const holdSheet = (tx: Tx, id: string) =>
  tx.selectFrom('evaluation').select('id').where('id', '=', id).forUpdate().executeTakeFirst()

type By = { by_account: string; at: string }

/** Begins a sheet under its id; false where it is there, or there is one of its work, department and year. */
export const addSheet = async (tx: Tx, sheet: Of & Content & By & { id: string; grade: string | null }) =>
  (await tx
    .insertInto('evaluation')
    .values(sheet)
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Writes what a sheet says anew. */
export const changeSheet = (tx: Tx, id: string, sheet: Content & By & { grade: string | null }) =>
  tx
    .updateTable('evaluation')
    .set({ ...sheet, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

export const setSubmitted = (tx: Tx, id: string, { by, at }: { by: string; at: string }) =>
  tx
    .updateTable('evaluation')
    .set({ submitted_by: by, submitted_at: at, returned_why: null })
    .where('id', '=', id)
    .execute()

export const setReturned = (tx: Tx, id: string, why: string) =>
  tx
    .updateTable('evaluation')
    .set({ submitted_by: null, submitted_at: null, returned_why: why })
    .where('id', '=', id)
    .execute()

export const setConfirmed = (tx: Tx, id: string, { by, at, grade }: { by: string; at: string; grade: string | null }) =>
  tx.updateTable('evaluation').set({ confirmed_by: by, confirmed_at: at, grade }).where('id', '=', id).execute()

const CHANGE = { kind: text(), data: json<unknown>(), at: instant, by: maybe(text()) }
/** What happened to a sheet, the latest first. */
export const changesOf = (db: Read, sheet: string): Promise<Row<typeof CHANGE>[]> =>
  rowsOf(db, CHANGE)`
    select h.kind, h.data, h.at, a.name as by from happening h left join account a on a.id = h.actor_id
    where h.subject_kind = 'evaluation' and h.subject_id = ${sheet} and h.kind not like 'correction.%' order by h.at desc, h.id desc`
