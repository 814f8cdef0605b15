import { type RawBuilder, sql } from 'kysely'
import type { Database, Read, Tx } from './db.ts'

/**
 * Asks the same of each of these municipalities, in the lane of jobs, one after the other in one transaction: two hundred
 * transactions take ten times as long (bench/many). Gives the answers in their order. Each sees its own rows only.
 */
export const ofEach = <T>(
  database: Database,
  municipalities: readonly string[],
  ask: (db: Read) => Promise<T>,
): Promise<T[]> =>
  database.read({ lane: 'job', municipality: null }, async db => {
    const answers: T[] = []
    for (const municipality of municipalities) {
      await sql`select set_config('app.tenant', ${municipality}, true)`.execute(db)
      answers.push(await ask(db))
    }
    return answers
  })

/** Runs these statements one after the other; gives how many rows they changed. */
export async function inTurn(tx: Tx, statements: readonly RawBuilder<unknown>[]): Promise<number> {
  let rows = 0
  for (const statement of statements) {
    const { numAffectedRows } = await sql`${statement}`.execute(tx)
    rows += Number(numAffectedRows ?? 0)
  }
  return rows
}
