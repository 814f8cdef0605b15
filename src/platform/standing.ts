import type { Instant } from './clock.ts'
import type { Medium } from './happening.ts'

/** What a delegate may do for a resident: look, answer and apply, see when they are where. Staff at the desk do all of it. */
export const STAND_PARTS = ['see', 'act', 'plan'] as const
export type StandPart = (typeof STAND_PARTS)[number]

/** `never`: for the person alone; `always`: for every delegate; else what one must hold to see it, and to send its form (none may). */
export type Stand = 'never' | 'always' | { see: StandPart; act?: StandPart }

/** Why nobody acts for somebody any more: its time is over, it was ended, the person's time at the desk was, or theirs to see them. */
export type StandShut = 'over' | 'ended' | 'closed' | 'unseen' | 'rights'
/** `own`: the page is for the person alone; `part`: it is not among what this delegate may. */
export type StandRefusal = StandShut | 'own' | 'part'

/** By which somebody acts for a resident: `by` is who. One that is `shut` opens no page. */
export type Standing = {
  id: string
  door: 'desk' | 'delegate'
  by: string
  medium: Medium
  may: readonly StandPart[]
  until: Instant
  shut?: StandShut
}

/** Why this page, or its form, is not for whoever acts for somebody; null where it is. */
export function standRefusal(
  { door, may, shut }: Pick<Standing, 'door' | 'may' | 'shut'>,
  { stand }: { stand?: Stand | undefined },
  sends: boolean,
): StandRefusal | null {
  if (shut) return shut
  if (stand === 'never') return 'own'
  if (door === 'desk' || stand === 'always') return null
  const needed = sends ? stand?.act : stand?.see
  if (!needed) return 'own'
  return may.includes(needed) ? null : 'part'
}
