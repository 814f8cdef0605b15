import { sql } from 'kysely'
import type { Quarter } from '#platform/ages.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Column, id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Kind, Of } from './rules.ts'

/** Waits for whoever makes a report: numbers are given one after the other. */
export const lockReports = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('reports ' || tenant(), 0))`.execute(tx)

const REPORT = {
  id,
  kind: text<Kind>(),
  fiscal_year: number,
  quarter: number as Column<Quarter | 0>,
  team_id: maybe(id),
  team: maybe(text()),
  number,
  code: text(),
  replaces: maybe(text()),
  /** The report that took its place. */
  replaced_by: maybe(text()),
  reason: text(),
  sha256: text(),
  template_id: maybe(id),
  template: maybe(text()),
  workbook_template_id: maybe(id),
  workbook_template: maybe(text()),
  by: text(),
  at: instant,
}
/** A report without what stands on it. */
export type Listed = Row<typeof REPORT>

const COLUMNS = sql`r.id, r.kind, r.fiscal_year, r.quarter, r.team_id, t.name as team, r.number, r.code, b.code as replaces,
  (select n.code from report n where n.replaces_id = r.id order by n.number limit 1) as replaced_by, r.reason, r.sha256, r.template_id,
  f.name || '（第' || f.number || '版）' as template, r.workbook_template_id,
  w.name || '（第' || w.number || '版）' as workbook_template, a.name as by, r.at`
const JOINED = sql`report r join account a on a.id = r.by_account left join staff_team t on t.id = r.team_id
  left join report b on b.id = r.replaces_id left join report_template f on f.id = r.template_id
  left join report_template w on w.id = r.workbook_template_id`

/** Every report, the latest period first, of a period the latest version; a page of so many. */
export const reports = (db: Read, { limit, offset }: { limit: number; offset: number }): Promise<Listed[]> =>
  rowsOf(db, REPORT)`select ${COLUMNS} from ${JOINED}
    order by r.fiscal_year desc, r.quarter desc, r.kind, r.number desc limit ${limit} offset ${offset}`

const COUNT = { count: number }
export const reportCount = async (db: Read): Promise<number> =>
  (await rowsOf(db, COUNT)`select count(*)::int as count from report`)[0]!.count

const KEPT = { ...REPORT, snapshot: text() }
export type Kept = Row<typeof KEPT>

/** One with everything that stands on it; undefined where there is none. */
export const reportById = async (db: Read, report: string): Promise<Kept | undefined> =>
  (await rowsOf(db, KEPT)`select ${COLUMNS}, r.snapshot from ${JOINED} where r.id = ${report}`)[0]

const ID = { id }
/** The id of the report with this number, however it is written. */
export const idOf = async (db: Read, code: string): Promise<string | undefined> =>
  (await rowsOf(db, ID)`select id from report where code = ${code}`)[0]?.id

const LAST = { number }
/** The number that the last report of a kind and period has; 0 before the first. */
export const lastNumber = async (db: Read, { kind, fiscal_year, quarter }: Of): Promise<number> =>
  (
    await rowsOf(db, LAST)`select coalesce(max(number), 0)::int as number from report
      where kind = ${kind} and fiscal_year = ${fiscal_year} and quarter = ${quarter}`
  )[0]!.number

/** The report that one of the same would replace. */
export const lastOf = async (db: Read, { kind, fiscal_year, quarter, team_id }: Of): Promise<Kept | undefined> =>
  (
    await rowsOf(
      db,
      KEPT,
    )`select ${COLUMNS}, r.snapshot from ${JOINED} where r.kind = ${kind} and r.fiscal_year = ${fiscal_year}
      and r.quarter = ${quarter} and r.team_id is not distinct from ${team_id}::uuid order by r.number desc limit 1`
  )[0]

/** The last report of one of these kinds. */
export const newestOf = async (db: Read, kinds: readonly Kind[]): Promise<Kept | undefined> =>
  (
    await rowsOf(db, KEPT)`select ${COLUMNS}, r.snapshot from ${JOINED} where r.kind = any(${[...kinds]}::text[])
      order by r.at desc, r.id desc limit 1`
  )[0]

const NAME = { name: text() }
export const nameOf = async (db: Read, account: string): Promise<string> =>
  (await rowsOf(db, NAME)`select name from account where id = ${account}`)[0]?.name ?? ''
/** The municipality of the transaction by name. */
export const cityOf = async (db: Read): Promise<string> =>
  (await rowsOf(db, NAME)`select name from municipality where id = tenant()`)[0]!.name

/** Those who may close a quarter on this day, by name: the managers of the whole city. */
export const closers = async (db: Read, day: string): Promise<string[]> =>
  (
    await rowsOf(db, NAME)`
      select a.name from account a where a.disabled_at is null and exists (select from role_grant g where g.account_id = a.id and g.role = 'manager'
        and not g.limited and g.from_on <= ${day}::date and (g.until_on is null or g.until_on >= ${day}::date)) order by a.created_at, a.login`
  ).map(({ name }) => name)

/** The workbook of all figures, the report in the city's document, and in its workbook (`form`). */
export type FileType = 'xlsx' | 'docx' | 'form'
type NewFile = { type: FileType; sha256: string; bytes: Buffer }
type NewReport = Of & {
  id: string
  number: number
  code: string
  replaces_id: string | null
  reason: string
  snapshot: string
  sha256: string
  template_id: string | null
  workbook_template_id: string | null
  by_account: string
  at: string
}

export async function insertReport(tx: Tx, report: NewReport, files: readonly NewFile[]): Promise<void> {
  await tx.insertInto('report').values(report).execute()
  await tx
    .insertInto('report_file')
    .values(files.map(file => ({ report_id: report.id, ...file })))
    .execute()
}

/** A file as it was made with its report; undefined where there is none. */
export const fileOf = (db: Read, report: string, type: FileType) =>
  db
    .selectFrom('report_file')
    .select(['bytes', 'sha256'])
    .where('report_id', '=', report)
    .where('type', '=', type)
    .executeTakeFirst()
