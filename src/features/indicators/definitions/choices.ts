import { deskStaff } from '#features/accounts/index.ts'
import { entryKinds } from '#features/entries/index.ts'
import { allWorks, type Work } from '#features/works/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { countsAmong } from '../counting/rules.ts'
import { PERMISSIONS } from '../rules.ts'

/** From what is chosen: the rules of counting with what kinds of entry are called, who may be responsible, and the works. */
export type Choices = {
  counts: readonly string[]
  kind: (key: string) => string | undefined
  staff: readonly { id: string; name: string }[]
  works: readonly Work[]
}

/** From what the forms choose; `kept`: a rule that stands already, so that nobody loses it. */
export async function choicesOf(db: Read, today: string, kept: string | null = null): Promise<Choices> {
  const kinds = await entryKinds(db)
  const counts: string[] = countsAmong(
    kinds.map(({ key, asks }) => ({ key, answers: asks !== 'none', counted: asks !== 'only' })),
  )
  const staff = await deskStaff(db, today, PERMISSIONS['indicators.review'])
  return {
    counts: kept === null || counts.includes(kept) ? counts : [...counts, kept],
    kind: key => kinds.find(kind => kind.key === key)?.name,
    staff,
    works: await allWorks(db),
  }
}

/** A key that no other city has: a prefecture puts figures of several cities together by it. */
export const ownKey = (): string => `own-${newId().replaceAll('-', '').slice(-12)}`
