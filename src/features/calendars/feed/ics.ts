import type { Dated, DatedThing } from '#platform/dated.ts'
import type { Read } from '#platform/db.ts'
import type { Ask } from '#platform/page.ts'
import { thingsBetween } from '../week/things.ts'
import { calendarFile, reachOf } from './rules.ts'

/** Of somebody: it is kept by no cache, found by no search, and its address is told to nobody. */
const HEADERS = {
  'content-type': 'text/calendar; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

/** Everything of whoever asks, or one thing of it; null where there is no such thing. */
export async function filesOf(
  ask: Ask,
  db: Read,
  nouns: readonly Dated[],
  only: string | null,
): Promise<Response | null> {
  const all = await thingsBetween(db, nouns, ...reachOf(ask.today))
  const things = only === null ? all : all.filter(({ uid }) => uid === only)
  if (only !== null && things.length === 0) return null
  return calendarReply(things, ask, only === null ? '' : `-${things[0]!.day}`)
}

/** These things as a file that a calendar reads; `part`: what its name ends with. */
export const calendarReply = (things: readonly DatedThing[], ask: Ask, part = ''): Response =>
  new Response(calendarFile(things, ask.municipality, ask.now), {
    headers: { ...HEADERS, 'content-disposition': `attachment; filename="yui${part}.ics"` },
  })
