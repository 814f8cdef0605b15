import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { id, instant, type Row, rowsOf, text } from '#platform/rows.ts'
import type { OwnWord } from './rules.ts'

/** The municipality's own words, for a search. */
export const ownWords = (db: Read): Promise<OwnWord[]> =>
  db.selectFrom('word').select(['asked', 'means']).orderBy('asked').orderBy('means').execute()

const LISTED = { id, asked: text(), means: text(), source: text(), by: text(), at: instant }
export type WordRow = Row<typeof LISTED>

/** The same with where each is from and who added it, for staff. */
export const wordRows = (db: Read): Promise<WordRow[]> =>
  rowsOf(db, LISTED)`
    select w.id, w.asked, w.means, w.source, a.name as by, w.created_at as at
    from word w join account a on a.id = w.by_account order by w.asked, w.means`

export type NewWord = OwnWord & { id: string; source: string; by_account: string; created_at: Instant }

/** Adds a word; false where it is there already. */
export async function insertWord(tx: Tx, word: NewWord): Promise<boolean> {
  const added = await tx
    .insertInto('word')
    .values(word)
    .onConflict(conflict => conflict.columns(['municipality_id', 'asked', 'means']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Takes a word away; gives what it said, undefined where it is gone already. */
export const deleteWord = (tx: Tx, id: string): Promise<OwnWord | undefined> =>
  tx.deleteFrom('word').where('id', '=', id).returning(['asked', 'means']).executeTakeFirst()
