import type { Tx } from '#platform/db.ts'
import { instant, json, question } from '#platform/rows.ts'

const DRAFT = { data: json<unknown>(), updated_at: instant }

/** What somebody has begun to type under this key: one row, or none. */
export const draftAsked = (account: string, key: string) =>
  question(DRAFT)`select data, updated_at from draft where account_id = ${account} and key = ${key}`

export const saveDraft = (tx: Tx, draft: { account_id: string; key: string; data: string; updated_at: string }) =>
  tx
    .insertInto('draft')
    .values(draft)
    .onConflict(conflict =>
      conflict
        .columns(['municipality_id', 'account_id', 'key'])
        .doUpdateSet({ data: draft.data, updated_at: draft.updated_at }),
    )
    .execute()

export const removeDraft = (tx: Tx, account: string, key: string) =>
  tx.deleteFrom('draft').where('account_id', '=', account).where('key', '=', key).execute()
