import type { LegalForm } from '#features/kinds/index.ts'
import type { Day } from '#platform/dates.ts'
import { type Entry, type How, isOpen, isVerb, refusalOf, statusOf } from './rules.ts'

/**
 * The rows that are left when the one at this place is taken out: what rests on it goes too. After an introduction that
 * should not have been nothing that followed stands; the first row is the proposal itself.
 */
export function leftWithout<E extends Entry>(entries: readonly E[], at: number, form: LegalForm): E[] {
  const left = entries.slice(0, at)
  if (at === 0 || entries[at]?.verb === 'introduce') return left
  for (const entry of entries.slice(at + 1)) if (fits(left, entry, form)) left.push(entry)
  return left
}

/** Whether a row may follow these. A reason is judged where it is given, not here. */
function fits(entries: readonly Entry[], { verb, reason, data }: Entry, form: LegalForm): boolean {
  const facts = { reason, ...(data.how && { how: data.how }) }
  return isVerb(verb) && [null, 'reasonUnfit'].includes(refusalOf(entries, verb, form, facts))
}

/** The facts of a decision as the rows tell them; `ended_on` and the reason where it is over. */
export type DecisionFacts = {
  hours_week: number
  starts_on: Day
  decided_on: Day
  how: How
  ended_on: Day | null
  end_reason: string | null
}

/** The decision that these rows tell of; null where they tell of none. It began when it was noted that it did. */
export function decisionOf(entries: readonly Entry[]): DecisionFacts | null {
  const decided = entries.findLast(({ verb }) => verb === 'decide')
  const status = statusOf(entries)
  if (!decided || !status) return null
  const started = entries.findLast(({ verb }) => verb === 'start')
  const last = entries.at(-1)!
  return {
    hours_week: decided.data.hours_week ?? 0,
    starts_on: started?.on_day ?? decided.data.starts_on ?? decided.on_day,
    decided_on: decided.on_day,
    how: decided.data.how ?? 'own',
    ended_on: isOpen(status) ? null : last.on_day,
    end_reason: isOpen(status) ? null : (last.reason ?? 'other'),
  }
}
