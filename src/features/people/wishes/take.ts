import type { Category } from '#features/kinds/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Doing, Medium } from '#platform/happening.ts'
import { noteSave } from '../record/actions.ts'
import { personDesk, raiseVersion } from '../record/store.ts'
import { setWishes } from '../record/store-sections.ts'
import { lockPerson } from '../steps/store.ts'

/**
 * Takes wishes into the record that somebody said elsewhere, as a save of that part: whoever has its form open meanwhile is told.
 * Gives the names of the fields that changed; null where there is no such person.
 */
export async function takeWishes(
  tx: Tx,
  person: string,
  wishes: readonly { category: Category; score: number }[],
  doing: Doing & { medium: Medium | null },
): Promise<string[] | null> {
  await lockPerson(tx, person)
  const seen = await personDesk(tx, person, 'wishes')
  if (!seen) return null
  if (wishes.length === 0) return []
  await raiseVersion(tx, person, seen.version)
  const before = { ...seen, version: seen.version + 1 }
  await setWishes(
    tx,
    person,
    wishes.map(wish => ({ ...wish, basis: 'said' })),
  )
  return noteSave(tx, 'wishes', before, doing)
}
