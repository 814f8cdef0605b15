import type { SourceActivity } from '#features/opportunities/index.ts'
import { activityOf, type TownPoint } from '../reading/activity.ts'
import { fingerprint } from '../reading/identity.ts'
import type { EventRow, Offer } from '../rules.ts'

/** An offered reading with what a person said: it holds, it does not, or (null) nothing yet. */
export type Answered = Offer & { answer: boolean | null }

/**
 * The event as far as it is certain or confirmed. A reading that was not confirmed is left out, also one that nobody
 * answered: what it would have told is then not known. Null where the row cannot do without it.
 */
export function confirmed(event: EventRow, offers: readonly Answered[]): EventRow | null {
  const left = offers.filter(({ answer }) => answer !== true)
  if (left.some(({ without }) => without === null)) return null
  if (left.length === 0) return event
  return Object.assign({ ...event }, ...left.map(({ without }) => without))
}

/**
 * What a row comes to with these answers. It is known again by all that the file says, whatever was answered: an unchanged
 * row is not asked about a second time.
 */
export function activityWith(
  event: EventRow,
  offers: readonly Answered[],
  towns: readonly TownPoint[],
  print = fingerprint(event),
): SourceActivity | null {
  const certain = confirmed(event, offers)
  return certain && activityOf(certain, towns, print)
}
