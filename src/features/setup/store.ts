import { sql } from 'kysely'
import type { Read } from '#platform/db.ts'
import { instant, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'

const ENTERED = {
  at: instant,
  by: maybe(text()),
  data: json<{ changes?: readonly string[]; source?: string }>(),
}
/** What was entered of the city at once, and by whom; null: by the command. */
export type Entered = Row<typeof ENTERED>

/**
 * The changes of what a city entered, the newest first; `about`: those of one thing, such as a setting (`settings
 * minimumWage`).
 */
export const lastEntered = (db: Read, most: number, { about, from = 0 }: { about?: string; from?: number } = {}) =>
  rowsOf(db, ENTERED)`
    select h.at, a.name as by, h.data from happening h left join account a on a.id = h.actor_id
    where h.kind = 'municipality.setup' ${about === undefined ? sql`` : sql`and jsonb_exists(h.data -> 'about', ${about})`}
    order by h.at desc, h.id desc limit ${most} offset ${from}`

const COUNT = { count: number }
export const countEntered = async (db: Read): Promise<number> =>
  (await rowsOf(db, COUNT)`select count(*)::int as count from happening where kind = 'municipality.setup'`)[0]!.count
