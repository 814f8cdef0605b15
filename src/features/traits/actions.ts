import { lockPerson } from '#features/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import './happenings.ts'
import { addTrait, endTrait, traitsOf } from './store.ts'

/** Notes these values of a person by the city's names ('' takes one off); gives the names of those that changed. */
export async function note(
  tx: Tx,
  person: string,
  values: ReadonlyMap<string, string>,
  { by, now }: Doing,
): Promise<string[]> {
  await lockPerson(tx, person)
  const known = new Map((await traitsOf(tx, person)).map(({ name, value }) => [name, value]))
  const changed = [...values].filter(([name, value]) => (known.get(name) ?? '') !== value)
  for (const [name, value] of changed) {
    await endTrait(tx, person, name, now)
    if (value !== '') await addTrait(tx, { person_id: person, name, value, by_account: by, at: now })
  }
  const names = changed.map(([name]) => name)
  if (names.length > 0)
    await record(tx, { kind: 'person.noted', subject: ['person', person], by, now, data: { names } })
  return names
}
