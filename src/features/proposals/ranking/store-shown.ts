import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

export type ShownItem = { id: string; score: number; terms: Record<string, number> }
export type ShownKey = { subject_kind: string; subject_id: string; instance_hash: string; weights_version: string }

/** Whether the same list was kept before. */
export async function isShown(db: Read, key: ShownKey, items: readonly ShownItem[]): Promise<boolean> {
  const row = await db
    .selectFrom('shown_list')
    .select('id')
    .where('subject_kind', '=', key.subject_kind)
    .where('subject_id', '=', key.subject_id)
    .where('instance_hash', '=', key.instance_hash)
    .where('weights_version', '=', key.weights_version)
    .where(sql<boolean>`items = ${JSON.stringify(items)}::jsonb`)
    .executeTakeFirst()
  return row !== undefined
}

export const insertShown = (tx: Tx, list: ShownKey & { items: readonly ShownItem[]; shown_to: string; at: string }) =>
  tx
    .insertInto('shown_list')
    .values({ ...list, id: newId(), items: JSON.stringify(list.items) })
    .execute()
