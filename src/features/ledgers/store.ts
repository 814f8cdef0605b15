import { type RawBuilder, sql } from 'kysely'
import { RETENTION, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { OpeningData, SeekingData } from './forms.ts'
import type { Occupation, OpeningEnd, Refusal, SeekingEnd } from './rules.ts'

const RECEIVED = {
  ...{
    id,
    fiscal_year: number,
    number,
    received_on: day,
    valid_until: maybe(day),
    occupation: maybe(text<Occupation>()),
  },
  ...{ ended_on: maybe(day), version: number },
}
const SEEKING = { ...RECEIVED, work: text(), ended_as: maybe(text<SeekingEnd>()) }
export type Seeking = Row<typeof SEEKING>
const OPENING = { ...RECEIVED, ended_as: maybe(text<OpeningEnd>()) }
export type Opening = Row<typeof OPENING>

const COLUMNS = sql`id, fiscal_year, number, received_on, valid_until, occupation, ended_on, ended_as, version`

/** What somebody sought and seeks, the latest first. */
export const seekingsOf = (db: Read, person: string): Promise<Seeking[]> =>
  rowsOf(db, SEEKING)`
    select ${COLUMNS}, work from job_seeking where person_id = ${person}::uuid order by received_on desc, number desc limit 20`

/** How often an activity was accepted as a 求人, the latest first. */
export const openingsOf = (db: Read, opportunity: string): Promise<Opening[]> =>
  rowsOf(db, OPENING)`
    select ${COLUMNS} from job_opening where opportunity_id = ${opportunity}::uuid order by received_on desc, number desc limit 20`

type By = { by_account: string; at: string }

/** Adds one; null where one is open. */
export const addSeeking = async (tx: Tx, row: SeekingData & By & { person_id: string }): Promise<string | null> =>
  (
    await tx
      .insertInto('job_seeking')
      .values({ id: newId<'job_seeking'>(), ...row })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id ?? null

export const addOpening = async (tx: Tx, row: OpeningData & By & { opportunity_id: string }): Promise<string | null> =>
  (
    await tx
      .insertInto('job_opening')
      .values({ id: newId<'job_opening'>(), ...row })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id ?? null

type Which =
  | { table: 'job_seeking'; id: string; of: { column: 'person_id'; id: string }; version: number }
  | { table: 'job_opening'; id: string; of: { column: 'opportunity_id'; id: string }; version: number }

const THERE = { version: number }

/** Changes a row that is still as it was read; gives why not. One that is opened again while another is open is refused, too. */
export async function change(
  tx: Tx,
  { table, id, of, version }: Which,
  data: OpeningData | SeekingData,
): Promise<Refusal | null> {
  const mine = sql`${sql.table(table)} where ${sql.ref(of.column)} = ${of.id}::uuid`
  const [row] = await rowsOf(tx, THERE)`select version from ${mine} and id = ${id}::uuid for update`
  if (!row) return 'gone'
  if (row.version !== version) return 'changed'
  const others = await rowsOf(tx, THERE)`select version from ${mine} and id <> ${id}::uuid and ended_on is null`
  if (data.ended_on === null && others.length > 0) return 'open'
  const set = [...Object.entries(data)].map(
    ([column, value]): RawBuilder<unknown> => sql`${sql.ref(column)} = ${value}`,
  )
  await sql`update ${sql.table(table)} set ${sql.join(set)}, version = version + 1 where id = ${id}::uuid`.execute(tx)
  return null
}

const WHOSE = { person_id: id }

/** Ends one that is open; gives whose it was. */
export const endOpen = async (tx: Tx, seeking: string, ended: SeekingEnd, today: Day): Promise<string | null> =>
  (
    await rowsOf(tx, WHOSE)`
      update job_seeking set ended_on = greatest(received_on, ${today}::date), ended_as = ${ended}, version = version + 1
      where id = ${seeking}::uuid and ended_on is null and person_id is not null returning person_id`
  )[0]?.person_id ?? null

/** For so many years after its end a row is kept, by what holds on this day. */
export const yearsKept = async (db: Read, on: Day): Promise<number> =>
  settingsFrom(await settingsOn(db, on), RETENTION).placementYears ?? RETENTION.placementYears.standard ?? 2

/** Forgets whom rows of long ago are about; that somebody sought work, and which, stays counted. */
export async function forgetSeekings(tx: Tx, today: Day): Promise<number> {
  const { numAffectedRows } = await sql`update job_seeking set person_id = null, kept = null, work = ''
    where ended_on + make_interval(years => ${await yearsKept(tx, today)}) < ${today}::date
      and (person_id is not null or kept is not null or work <> '')`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
