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

/** One of whose it is, as it was read. */
type Which = { id: string; of: string; version: number }
const THERE = { version: number }

/** Why a row is not changed: it is not there any more, not as it was read, or would be open beside another one. */
async function refusalOf(
  tx: Tx,
  rows: RawBuilder<unknown>,
  { id, version }: Which,
  opens: boolean,
): Promise<Refusal | null> {
  const [row] = await rowsOf(tx, THERE)`select version from ${rows} and id = ${id}::uuid for update`
  if (!row) return 'gone'
  if (row.version !== version) return 'changed'
  if (!opens) return null
  const others = await rowsOf(tx, THERE)`select version from ${rows} and id <> ${id}::uuid and ended_on is null`
  return others.length > 0 ? 'open' : null
}

/** Changes what somebody sought; gives why not. */
export async function changeSeeking(tx: Tx, which: Which, data: SeekingData): Promise<Refusal | null> {
  const rows = sql`job_seeking where person_id = ${which.of}::uuid`
  const refused = await refusalOf(tx, rows, which, data.ended_on === null)
  const set = { ...data, version: which.version + 1 }
  if (!refused) await tx.updateTable('job_seeking').set(set).where('id', '=', which.id).execute()
  return refused
}

export async function changeOpening(tx: Tx, which: Which, data: OpeningData): Promise<Refusal | null> {
  const rows = sql`job_opening where opportunity_id = ${which.of}::uuid`
  const refused = await refusalOf(tx, rows, which, data.ended_on === null)
  const set = { ...data, version: which.version + 1 }
  if (!refused) await tx.updateTable('job_opening').set(set).where('id', '=', which.id).execute()
  return refused
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
