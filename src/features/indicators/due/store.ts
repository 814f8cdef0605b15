import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { At } from '../closing/rules.ts'

/** Keeps that an indicator was looked at and stays as it is. */
export const addReview = (tx: Tx, review: { indicator_id: string; note: string; by_account: string; at: string }) =>
  tx
    .insertInto('indicator_review')
    .values({ id: newId(), ...review })
    .execute()

/** What a quarter that is to be closed is known by; undefined where it never was due. */
export const dueQuarter = (db: Read, { fiscal_year, quarter }: At): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('quarter_due')
    .select('id')
    .where('fiscal_year', '=', fiscal_year)
    .where('quarter', '=', quarter)
    .executeTakeFirst()

/** The same, from now on where it was not due yet. */
export async function quarterFallsDue(tx: Tx, { fiscal_year, quarter }: At): Promise<string> {
  await tx
    .insertInto('quarter_due')
    .values({ id: newId(), fiscal_year, quarter })
    .onConflict(conflict => conflict.columns(['municipality_id', 'fiscal_year', 'quarter']).doNothing())
    .execute()
  return (await dueQuarter(tx, { fiscal_year, quarter }))!.id
}
