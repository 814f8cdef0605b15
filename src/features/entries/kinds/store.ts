import type { Read, Tx } from '#platform/db.ts'
import { day, list, maybe, number, rowsOf, text, yes } from '#platform/rows.ts'
import type { Asks, EntryKind } from '../rules.ts'

const KIND = {
  key: text(),
  name: text(),
  unit: text(),
  lead: text(),
  asks: text<Asks>(),
  part_label: maybe(text()),
  parts: list<string>(),
  ahead: yes,
  state: yes,
  standard: yes,
  sort: number,
  ended_on: maybe(day),
}

/** What can be entered in this city, in its order; also what is entered no more. */
export const entryKinds = (db: Read): Promise<EntryKind[]> =>
  rowsOf(db, KIND)`
    select key, name, unit, lead, asks, part_label, parts, ahead, state, standard, sort, ended_on
    from entry_kind order by sort, key`

/** Adds a kind under its key; false where it is there already. */
export const addKind = async (tx: Tx, kind: EntryKind): Promise<boolean> =>
  (await tx
    .insertInto('entry_kind')
    .values({ ...kind, parts: [...kind.parts] })
    .onConflict(conflict => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()) !== undefined

/** What a kind is called, into what it is divided and whether it is entered any more; its key, its unit and how it is counted stay. */
export const changeKind = (
  tx: Tx,
  key: string,
  { name, lead, parts, ended_on }: Pick<EntryKind, 'name' | 'lead' | 'parts' | 'ended_on'>,
) =>
  tx
    .updateTable('entry_kind')
    .set({ name, lead, parts: [...parts], ended_on })
    .where('key', '=', key)
    .execute()
