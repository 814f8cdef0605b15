import { giveOwn, isLive, type OwnConsent, ownConsents, withdrawConsent } from '#features/consents/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { fieldsShared } from '../rules.ts'

/** The consent by which staff see the sheet of the resident who asks; undefined: nobody sees it. */
export const ownSharing = async (db: Read, today: string): Promise<OwnConsent | undefined> =>
  (await ownConsents(db)).find(one => one.purpose === 'outlook' && isLive(one, today))

/** Nobody sees it any more, from this moment on; false where nobody did. */
export async function unshare(tx: Tx, person: string, doing: Doing): Promise<boolean> {
  const live = await ownSharing(tx, doing.today)
  return live !== undefined && !(await withdrawConsent(tx, person, live.id, { ...doing, medium: 'web' }))
}

/** Shows it to staff, with money and health where they say so; what was shown before ends with it. */
export async function share(tx: Tx, person: string, also: readonly string[], doing: Doing): Promise<boolean> {
  await unshare(tx, person, doing)
  return giveOwn(tx, person, 'outlook', { ...doing, medium: 'web' }, fieldsShared(also))
}
