import type { Read } from '#platform/db.ts'
import { instant, json, maybe, type Row, rowsOf, text } from '#platform/rows.ts'

const ENTERED = { at: instant, by: maybe(text()), data: json<{ changes?: readonly string[] }>() }
/** What was entered of the city at once, and by whom; null: by the command. */
export type Entered = Row<typeof ENTERED>

/** The last changes of what a city entered, the newest first. */
export const lastEntered = (db: Read, most: number): Promise<Entered[]> =>
  rowsOf(db, ENTERED)`
    select h.at, a.name as by, h.data from happening h left join account a on a.id = h.actor_id
    where h.kind = 'municipality.setup' order by h.at desc, h.id desc limit ${most}`
