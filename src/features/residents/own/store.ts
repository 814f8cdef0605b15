import type { Read } from '#platform/db.ts'

/** Whether the desk has still to look who they are, who registered by themselves. */
export const isUnchecked = async (db: Read): Promise<boolean> =>
  (await db.selectFrom('registration').select('id').where('verdict', 'is', null).executeTakeFirst()) !== undefined
