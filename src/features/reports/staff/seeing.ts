import { html } from 'hono/html'
import { seeingOf, smallBelowOn } from '#features/breakdowns/index.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import type { Content } from '#ui/html.ts'
import type { Link, Snapshot } from '../snapshot/rules.ts'
import { seenBy, withoutPeople } from '../snapshot/seen.ts'

/** A report as whoever asks may see it: `whole`, or without small numbers; on `paper` remarks are a sign, told below. */
export type Seen<S extends Snapshot = Snapshot> = {
  report: S
  whole: boolean
  /** Numbers from 1 to below it are small: what the city had set on the day of the report, so that its paper stays the same. */
  below: number
  may: (can: string) => boolean
  paper?: true
}

/** Who may open the records behind the figures of the whole city sees them all; the paper for everybody (?for=public) shows nobody's. */
export async function seenIn(ask: Ask<Staff, 'id'>, db: Read, report: Snapshot): Promise<Seen> {
  const below = await smallBelowOn(db, report.day)
  const traces = !ask.actor.part && (may(ask, 'indicators.trace') || may(ask, 'closings.read'))
  const whole = traces && ask.url.searchParams.get('for') !== 'public'
  return {
    ...{ whole, below },
    report: !whole ? seenBy(report, below) : seeingOf(ask).whole ? report : withoutPeople(report),
    may: can => !ask.actor.part && ask.actor.permissions.has(can),
  }
}

/** A number that opens what it counts, for those who may open that. */
export const linked = (text: string, link: Link | null, { may }: Pick<Seen, 'may'>): Content =>
  link && may(link.can) ? html`<a href="${link.href}">${text}</a>` : text
