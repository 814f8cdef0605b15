import { html } from 'hono/html'
import { seeingOf } from '#features/breakdowns/index.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import type { Content } from '#ui/html.ts'
import { SMALL_BELOW } from '../rules.ts'
import type { Link, Snapshot } from '../snapshot/rules.ts'
import { seenBy, withoutPeople } from '../snapshot/seen.ts'

/** A report as whoever asks may see it: `whole`, or without small numbers; on `paper` remarks are a sign, told below. */
export type Seen<S extends Snapshot = Snapshot> = {
  report: S
  whole: boolean
  may: (can: string) => boolean
  paper?: true
}

/** Who may open the records behind the figures of the whole city sees them all; the paper for everybody (?for=public) shows nobody's. */
export function seenIn(ask: Ask<Staff, 'id'>, report: Snapshot): Seen {
  const traces = !ask.actor.part && (may(ask, 'indicators.trace') || may(ask, 'closings.read'))
  const whole = traces && ask.url.searchParams.get('for') !== 'public'
  return {
    whole,
    report: !whole ? seenBy(report, SMALL_BELOW) : seeingOf(ask).whole ? report : withoutPeople(report),
    may: can => !ask.actor.part && ask.actor.permissions.has(can),
  }
}

/** A number that opens what it counts, for those who may open that. */
export const linked = (text: string, link: Link | null, { may }: Pick<Seen, 'may'>): Content =>
  link && may(link.can) ? html`<a href="${link.href}">${text}</a>` : text
