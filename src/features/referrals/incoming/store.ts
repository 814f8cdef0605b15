import type { Read } from '#platform/db.ts'
import { rowsOf, text } from '#platform/rows.ts'

const NAME = { name: text() }

/** How the organisation is called whose link it is; null where it is that of another. */
export const organisationName = async (db: Read, organisation: string): Promise<string | null> =>
  (await rowsOf(db, NAME)`select name from organisation where id = ${organisation}::uuid`)[0]?.name ?? null
