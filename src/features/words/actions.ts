import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { type OwnWord, refusalOf, type WordRefusal } from './rules.ts'
import { deleteWord, insertWord } from './store.ts'

/** Adds two words that mean the same in a search, with where that is from. */
export async function addWord(
  tx: Tx,
  { asked, means, source }: OwnWord & { source: string },
  { by, now }: Doing,
): Promise<WordRefusal | null> {
  const refused = refusalOf({ asked, means })
  if (refused) return refused
  const id = newId<'word'>()
  if (!(await insertWord(tx, { id, asked, means, source, by_account: by, created_at: now }))) return 'there'
  await record(tx, { kind: 'word.added', subject: ['word', id], by, now, data: { asked, means, source } })
  return null
}

/** Takes a word of the municipality's own away; what it said, or undefined where it is gone already. */
export async function removeWord(tx: Tx, id: string, { by, now }: Doing): Promise<OwnWord | undefined> {
  const said = await deleteWord(tx, id)
  if (said) await record(tx, { kind: 'word.removed', subject: ['word', id], by, now, data: said })
  return said
}
