import type { Read } from '#platform/db.ts'

/** By what one's own account is entered, as it was typed; in the lane of the resident. */
export const ownAddresses = async (db: Read): Promise<string[]> =>
  (
    await db
      .selectFrom('sign_in_address')
      .select('shown')
      .where('ended_at', 'is', null)
      .orderBy('since')
      .orderBy('id')
      .execute()
  ).map(({ shown }) => shown)

/** Whether the desk has still to look who they are, who registered by themselves. */
export const isUnchecked = async (db: Read): Promise<boolean> =>
  (await db.selectFrom('registration').select('id').where('verdict', 'is', null).executeTakeFirst()) !== undefined
