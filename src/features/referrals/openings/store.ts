import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, list, maybe, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { SeenBy } from '../rules.ts'

const OPENING = {
  ...{
    id,
    organisation_id: id,
    organisation: text(),
    what: text(),
    for_whom: text(),
    until_on: day,
    seen_by: text<SeenBy>(),
  },
  ...{ partners: list<string>(), by: maybe(text()) },
}
export type Opening = Row<typeof OPENING>

/** What is open at partners, the soonest to end first; `partners`: the names of those who may see it. */
export const openingsListed = (db: Read, today: string): Promise<Opening[]> =>
  rowsOf(db, OPENING)`
    select p.id, p.organisation_id, o.name as organisation, p.what, p.for_whom, p.until_on, p.seen_by, a.name as by,
      array(select s.name from organisation s where s.id = any(p.partners) order by s.kana) as partners
    from opening p join organisation o on o.id = p.organisation_id left join account a on a.id = p.by_account
    where p.ended_on is null and p.until_on >= ${today}::date order by p.until_on, o.kana, p.id limit 200`

const SEEN = { organisation: text(), what: text(), for_whom: text(), until_on: day, own: yes }
export type SeenOpening = Row<typeof SEEN>

/** The same as the holder of a standing link may see it. */
export const openingsSeen = (db: Read, today: string): Promise<SeenOpening[]> =>
  rowsOf(db, SEEN)`select organisation, what, for_whom, until_on, own from openings_seen(${today}::date)`

type NewOpening = Pick<Opening, 'organisation_id' | 'what' | 'for_whom' | 'until_on' | 'seen_by'> & {
  at: string
  partners?: string[]
  by_account?: string
}

export const addOpening = (tx: Tx, opening: NewOpening) =>
  tx
    .insertInto('opening')
    .values({ id: newId<'opening'>(), ...opening })
    .execute()

/** It is taken, or not open any more; false where it was over. */
export async function endOpening(tx: Tx, opening: string, on: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('opening')
    .set({ ended_on: on })
    .where('id', '=', opening)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
