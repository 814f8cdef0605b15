import { sql } from 'kysely'
import { amendProgramme, removeProgramme } from '#features/municipalities/index.ts'
import { amendPlace, removePlace } from '#features/places/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Ended } from './rules.ts'

/** Where each kind is kept. An area of a neighbour is its towns' area. */
const TABLES: Record<Ended, 'programme' | 'area' | 'town' | 'facility'> = {
  programmes: 'programme',
  areas: 'area',
  towns: 'town',
  facilities: 'facility',
}
const tableOf = (of: Ended) => sql.table(TABLES[of])

const ONE = { name: text(), ends_on: maybe(day) }
export type Named = Row<typeof ONE>

/** All of a kind by name, with the day on which they end. */
export const namesOf = (db: Read, of: Ended): Promise<Named[]> =>
  rowsOf(db, ONE)`select name, ends_on from ${tableOf(of)} order by name`

/** Calls one otherwise, or ends it. */
export const amendOne = (tx: Tx, of: Ended, name: string, to: { name: string } | { ends_on: Day | null }) =>
  of === 'programmes' ? amendProgramme(tx, name, to) : amendPlace(tx, of, name, to)

/** Takes one away that nothing was ever recorded of; false where something holds it: the keys of the database know. */
export async function removeOne(tx: Tx, of: Ended, name: string): Promise<boolean> {
  await sql`savepoint removing`.execute(tx)
  try {
    await (of === 'programmes' ? removeProgramme(tx, name) : removePlace(tx, of, name))
    await sql`release savepoint removing`.execute(tx)
    return true
  } catch (error) {
    await sql`rollback to savepoint removing`.execute(tx)
    if ((error as { code?: string }).code === '23503') return false
    throw error
  }
}
