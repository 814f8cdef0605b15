import { addMinutes } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { issueLink, revokeLinks } from '#platform/links.ts'

/** So many minutes a feed opens. */
const YEAR = 365 * 24 * 60
const FEED = 'appointment_host.feed'

const subjectOf = (host: string): ['appointment_host', string] => ['appointment_host', host]

/** Ends the feed of somebody; false where there was none. */
export async function shutFeed(tx: Tx, host: string, { by, now }: Doing): Promise<boolean> {
  if ((await revokeLinks(tx, subjectOf(host), now, by, FEED)) === 0) return false
  await record(tx, {
    kind: 'appointment_host.changed',
    subject: subjectOf(host),
    by,
    now,
    data: { what: 'feed-ended' },
  })
  return true
}

/** Makes the address of a feed anew: what was made before opens nothing any more. Its token is told once. */
export async function openFeed(tx: Tx, host: string, { by, now }: Doing): Promise<string> {
  await revokeLinks(tx, subjectOf(host), now, by, FEED)
  await record(tx, { kind: 'appointment_host.changed', subject: subjectOf(host), by, now, data: { what: 'feed' } })
  return (await issueLink(tx, { purpose: FEED, subject: subjectOf(host), until: addMinutes(now, YEAR) })).token
}
