import { type DeskDays, openFrom } from '#features/municipalities/rules.ts'
import { addMinutes, type Instant, startOf, today } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'

// How a place that became free goes on: to who waits longest and fits in, for a time that is said.

export type Waiting = { id: string; party: number; waits_since: Instant; spare: boolean }

/**
 * Who is offered the free places: in the order in which they came, each party with all of it. One that does not fit in yet
 * keeps its place in the line, and the next who does is asked meanwhile. Who comes only where nobody else does is asked by a person.
 */
export function nextOffers(free: number, line: readonly Waiting[]): Waiting[] {
  const offers: Waiting[] = []
  let left = free
  for (const one of inOrder(line)) {
    if (one.spare || one.party > left) continue
    offers.push(one)
    left -= one.party
  }
  return offers
}

/** The line: who came first stands first. */
export const inOrder = <W extends Pick<Waiting, 'id' | 'waits_since'>>(line: readonly W[]): W[] =>
  line.toSorted((a, b) =>
    a.waits_since === b.waits_since ? (a.id < b.id ? -1 : 1) : a.waits_since < b.waits_since ? -1 : 1,
  )

/** Before it begins a place can be given away no more. */
const LAST_MINUTES = 120
/** Less time than this is no time to answer. */
const LEAST_MINUTES = 60

/**
 * Until when an offer stands: so many hours at least, then to the end of a day on which the desk can be called; two hours
 * before it begins at the latest. Null where nobody could answer in time.
 */
export function offerUntil(now: Instant, begins: Instant, hours: number, days: DeskDays): Instant | null {
  const day = openFrom(today(addMinutes(now, hours * 60)), days)
  const [end, latest] = [startOf(addDays(day, 1)), addMinutes(begins, -LAST_MINUTES)]
  const until = end < latest ? end : latest
  return until < addMinutes(now, LEAST_MINUTES) ? null : until
}

/** When it begins, as an instant. */
export const beginsAt = ({ on_day, from_min }: { on_day: string; from_min: number }): Instant =>
  addMinutes(startOf(on_day), from_min)
