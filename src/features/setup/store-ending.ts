import { sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Ended } from './rules-ending.ts'

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

export const renameOne = (tx: Tx, of: Ended, name: string, becomes: string) =>
  sql`update ${tableOf(of)} set name = ${becomes} where municipality_id = (select tenant()) and name = ${name}`.execute(
    tx,
  )

export const endOne = (tx: Tx, of: Ended, name: string, on: Day | null) =>
  sql`update ${tableOf(of)} set ends_on = ${on} where municipality_id = (select tenant()) and name = ${name}`.execute(
    tx,
  )

/** Takes one away that nothing was ever recorded of; false where something holds it: the keys of the database know. */
export async function removeOne(tx: Tx, of: Ended, name: string): Promise<boolean> {
  await sql`savepoint removing`.execute(tx)
  try {
    await sql`delete from ${tableOf(of)} where municipality_id = (select tenant()) and name = ${name}`.execute(tx)
    await sql`release savepoint removing`.execute(tx)
    return true
  } catch (error) {
    await sql`rollback to savepoint removing`.execute(tx)
    if ((error as { code?: string }).code === '23503') return false
    throw error
  }
}
