import { addDays } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { EntryKind } from '../rules.ts'
import { addKind, changeKind, entryKinds } from './store.ts'

/** `named`: another kind is called so. */
export type KindRefusal = 'named'

type New = Pick<EntryKind, 'name' | 'unit' | 'lead' | 'asks' | 'parts' | 'state'> & { part_label: string }

/** Adds a kind of the city's own behind the others. Its key says nothing: what it is called may change. */
export async function makeKind(tx: Tx, { part_label, ...kind }: New, doing: Doing): Promise<KindRefusal | null> {
  const kinds = await entryKinds(tx)
  if (kinds.some(({ name }) => name === kind.name)) return 'named'
  const id = newId<'entry-kind'>()
  const key = `own-${id.slice(-12)}`
  const sort = Math.max(0, ...kinds.map(one => one.sort)) + 10
  const rest = { ahead: false, standard: false, sort, ended_on: null }
  const parts = part_label === '' ? [] : kind.parts
  await addKind(tx, { ...kind, ...rest, parts, key, part_label: part_label || null })
  await record(tx, { ...about(doing), kind: 'entry-kind.made', data: { key, name: kind.name } })
  return null
}

const about = ({ by, now }: Doing) => ({ subject: ['entry-kind', newId()] as ['entry-kind', string], by, now })

/** Calls a kind otherwise, says otherwise what is entered, or divides it otherwise; what was entered keeps its part. */
export async function reviseKind(
  tx: Tx,
  key: string,
  { name, lead, parts: chosen }: Pick<EntryKind, 'name' | 'lead' | 'parts'>,
  doing: Doing,
): Promise<KindRefusal | null> {
  const kinds = await entryKinds(tx)
  const kind = kinds.find(one => one.key === key)!
  if (kinds.some(one => one.key !== key && one.name === name)) return 'named'
  const parts = kind.part_label === null ? [] : chosen
  await changeKind(tx, key, { ...kind, name, lead, parts })
  const divided = JSON.stringify(parts) !== JSON.stringify(kind.parts) && { parts: { was: kind.parts, is: parts } }
  await record(tx, { ...about(doing), kind: 'entry-kind.changed', data: { key, was: kind.name, is: name, ...divided } })
  return null
}

/** Ends a kind with the day before, or takes it up again; what was entered stays and is counted. */
export async function endKind(tx: Tx, key: string, over: boolean, doing: Doing): Promise<void> {
  const kind = (await entryKinds(tx)).find(one => one.key === key)!
  await changeKind(tx, key, { ...kind, ended_on: over ? addDays(doing.today, -1) : null })
  const is = over ? '使うのを終わりにした' : 'また使う'
  await record(tx, { ...about(doing), kind: 'entry-kind.changed', data: { key, was: kind.name, is } })
}
