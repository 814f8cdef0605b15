import { sql } from 'kysely'
import type { Door } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'

// What the lanes of the outside may read: the view that knows no person.

const TOLD = {
  id,
  door: text<Door>(),
  title: text(),
  pseudonym: text(),
  before: text(),
  did: text(),
  after: text(),
  quote: text(),
  published_on: day,
  opportunity_id: maybe(id),
  activity: maybe(text()),
  organisation: maybe(text()),
}
/** A story as everybody may read it. */
export type Told = Row<typeof TOLD>

const columns = sql`id, door, title, pseudonym, before, did, after, quote, published_on, opportunity_id, activity, organisation`

export const toldById = async (db: Read, story: string): Promise<Told | undefined> =>
  (await rowsOf(db, TOLD)`select ${columns} from public_story where id = ${story}`)[0]

export type Wanted = { activity: string | null; door: Door | null }
const fits = ({ activity, door }: Wanted) =>
  sql`${activity === null ? sql`true` : sql`opportunity_id = ${activity}`} and ${door === null ? sql`true` : sql`door = ${door}`}`

/** A page of what is told, the newest first. */
export const allTold = (
  db: Read,
  { limit, offset, ...wanted }: Wanted & { limit: number; offset: number },
): Promise<Told[]> =>
  rowsOf(
    db,
    TOLD,
  )`select ${columns} from public_story where ${fits(wanted)} order by published_on desc, id desc limit ${limit} offset ${offset}`

const COUNT = { count: number }
export const countTold = async (db: Read, wanted: Wanted): Promise<number> =>
  (await rowsOf(db, COUNT)`select count(*)::int as count from public_story where ${fits(wanted)}`)[0]!.count
