/** How two people go: to the same places or none, or never to the same one. */
export const BOND_KINDS = ['together', 'apart'] as const
export type BondKind = (typeof BOND_KINDS)[number]

/** Two people and how they go, whoever of them said it. */
export type Pair = { person_id: string; other_id: string; kind: BondKind }

/** So many people go together at most: the engine places them as one. */
export const MOST_TOGETHER = 8

/** Why two people cannot be bound so; the sentences are in text.ts. */
export type BondRefusal = 'self' | 'already' | 'opposite' | 'through' | 'tooMany' | 'notAtDesk'

/** The two in the order in which they are stored. */
export const inOrder = (one: string, other: string): Pick<Pair, 'person_id' | 'other_id'> =>
  one < other ? { person_id: one, other_id: other } : { person_id: other, other_id: one }

/** Whether a new bond fits those that hold already, also through others: a plan must be able to keep all of them. */
export function bondRefusal(live: readonly Pair[], { person_id, other_id, kind }: Pair): BondRefusal | null {
  if (person_id === other_id) return 'self'
  const same = live.find(
    one =>
      (one.person_id === person_id && one.other_id === other_id) ||
      (one.person_id === other_id && one.other_id === person_id),
  )
  if (same) return same.kind === kind ? 'already' : 'opposite'
  const party = partyOf(live, person_id)
  if (kind === 'apart') return party.has(other_id) ? 'through' : null
  const all = new Set([...party, ...partyOf(live, other_id)])
  if (live.some(one => one.kind === 'apart' && all.has(one.person_id) && all.has(one.other_id))) return 'through'
  return all.size > MOST_TOGETHER ? 'tooMany' : null
}

/** Somebody with all who go together with them, directly or through others. */
function partyOf(live: readonly Pair[], person: string): Set<string> {
  const party = new Set([person])
  for (const one of party)
    for (const { person_id, other_id, kind } of live)
      if (kind === 'together' && (person_id === one || other_id === one)) party.add(person_id).add(other_id)
  return party
}
