import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { personHead } from '../store-head.ts'
import { type BondKind, type BondRefusal, bondRefusal, inOrder, type Pair } from './rules.ts'
import { endBond, insertBond, liveBonds, lockBonds } from './store.ts'

/** Binds two people: plans give them the same places or none, or never the same one. */
export async function bind(
  tx: Tx,
  person: string,
  { other_id: other, kind, reason }: { other_id: string; kind: BondKind; reason: string },
  doing: Doing & { medium: Medium },
): Promise<BondRefusal | null> {
  await lockBonds(tx)
  const pair = { ...inOrder(person, other), kind }
  const refused = bondRefusal(await liveBonds(tx), pair)
  if (refused) return refused
  const them = await personHead(tx, other)
  if (!them || them.closed_on !== null) return 'notAtDesk'
  const bond = await insertBond(tx, { ...pair, reason, set_by: doing.by, set_on: doing.today })
  await recordOfBoth(tx, 'person.bound', pair, { bond }, doing)
  return null
}

/** Ends a bond; it stays to be seen, with who and why. False where it does not hold. */
export async function unbind(
  tx: Tx,
  person: string,
  id: string,
  end_reason: string,
  doing: Doing & { medium: Medium },
): Promise<boolean> {
  const ended = await endBond(tx, person, id, { ended_by: doing.by, ended_on: doing.today, end_reason })
  if (!ended) return false
  await recordOfBoth(tx, 'person.unbound', ended, { bond: id }, doing)
  return true
}

/** It stands in the history of each of the two. */
async function recordOfBoth(
  tx: Tx,
  kind: 'person.bound' | 'person.unbound',
  { person_id, other_id }: Pick<Pair, 'person_id' | 'other_id'>,
  data: { bond: string },
  { by, now, medium }: Doing & { medium: Medium },
): Promise<void> {
  for (const person of [person_id, other_id])
    await record(tx, { kind, subject: ['person', person], person, by, medium, now, data })
}
