import type { Taken } from '#features/opportunities/index.ts'
import { formatDay } from '#platform/dates.ts'
import { inSlices } from '#platform/slices.ts'
import { activityWith } from '../offers/rules.ts'
import type { TownPoint } from '../reading/activity.ts'
import { fingerprint } from '../reading/identity.ts'
import { type EventRow, type Issue, issue, type ParsedEvents, type ReadRow } from '../rules.ts'
import { namesAnother } from '../sources/rules.ts'
import type { PlannedRow } from './store.ts'

const NOTHING = { opportunity_id: null, source_id: null, after: null, raw: null, issues: [], event: null, offers: [] }

/**
 * What each row of the file and each stored activity of its source comes to. Rows that vanished are ended, unless the
 * file gives none at all: then it is more likely the wrong file than the end of everything. A number that now names
 * something else ends what had it and is a new activity; where that is not certain, a person may say otherwise. A
 * reading that is not certain counts only when a person confirmed it (offers/actions.ts).
 */
export async function planRows(
  parsed: ParsedEvents,
  towns: readonly TownPoint[],
  stored: readonly Taken[],
): Promise<PlannedRow[]> {
  const before = new Map(stored.map(activity => [activity.source_id, activity]))
  const issuesOf = Map.groupBy(parsed.issues, ({ row }) => row)
  const reused = new Set<string>()
  const kept = await inSlices(parsed.rows, (event): PlannedRow => {
    const { row, offers, raw } = event
    const had = before.get(event.sourceId)
    const another = had && namesAnother(had, { ...event, starts_on: event.startsOn, place_name: event.place ?? '' })
    if (another) reused.add(had.id)
    const known = another ? undefined : had
    const print = fingerprint(event)
    const same = known && known.fingerprint === print && (known.status !== 'ended' || known.byDesk)
    const asked = same ? [] : offers.map(offer => ({ ...offer, answer: null }))
    const after = same ? null : activityWith(event, asked, towns, print)
    return {
      row_number: row,
      action: same ? 'unchanged' : after === null ? 'quarantine' : known ? 'update' : 'create',
      title: event.title,
      opportunity_id: known?.id ?? null,
      source_id: event.sourceId,
      after,
      raw: asked.length > 0 ? raw : null,
      issues: [...(issuesOf.get(row) ?? []), ...(another ? [reusedNumber(row, had, another.certain)] : [])],
      event: asked.length > 0 ? wholeOf(event) : null,
      offers: asked,
    }
  })
  const held = parsed.quarantined.map(({ row, title, issues, raw }): PlannedRow => {
    return { ...NOTHING, row_number: row, action: 'quarantine', title: title ?? '', raw, issues }
  })
  const named = new Set(kept.map(row => row.source_id))
  // A row that waits is still in the list: what was taken from it before is not over.
  const waiting = new Set(parsed.quarantined.map(({ sourceId }) => sourceId).filter(id => id !== ''))
  const gone = stored.filter(({ id, status, source_id }) => {
    if (named.has(source_id)) return reused.has(id)
    return named.size > 0 && status !== 'ended' && !waiting.has(source_id.split('~')[0] ?? '')
  })
  const last = Math.max(1, ...[kept, held].map(rows => rows.at(-1)?.row_number ?? 0))
  const ended = gone.map(({ id, title, source_id }, at): PlannedRow => {
    return { ...NOTHING, row_number: last + 1 + at, action: 'end', title, opportunity_id: id, source_id }
  })
  return [...kept, ...held, ...ended]
}

/** What the file says of an event, without its place in the file. */
const wholeOf = ({ row: _, offers: __, raw: ___, ...event }: ReadRow): EventRow => event

const reusedNumber = (row: number, had: Taken, certain: boolean): Issue =>
  issue(row, '', certain ? 'numberReused' : 'numberMaybeReused', `${had.title}（${formatDay(had.starts_on ?? '')}）`)
