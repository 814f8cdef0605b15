import { tell } from '#features/notices/index.ts'
import { addMinutes } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { issueLink } from '#platform/links.ts'
import { ending } from './ending.ts'
import { endsAt, FEED } from './rules.ts'
import { addFeed, endFeeds, feedsEnding, ownFeed } from './store.ts'

/**
 * Makes the address of somebody's feed; what was made before opens nothing any more. Its token is told once. Null where
 * this form made one already.
 */
export async function openFeed(tx: Tx, id: string, person: string, { by, now }: Doing): Promise<string | null> {
  if (!(await addFeed(tx, { id, person_id: person, at: now, until_at: endsAt(now) }))) return null
  await endFeeds(tx, person, now, id)
  await record(tx, { kind: 'calendar.opened', subject: ['calendar', id], person, by, medium: 'web', now })
  return (await issueLink(tx, { purpose: 'calendar.see', subject: ['calendar', id], until: endsAt(now) })).token
}

/** Ends it: whoever has the address sees nothing from now on. False where there is none. */
export async function shutFeed(tx: Tx, person: string, { by, now }: Doing): Promise<boolean> {
  const feed = await ownFeed(tx)
  if (!feed || (await endFeeds(tx, person, now)) === 0) return false
  await record(tx, { kind: 'calendar.shut', subject: ['calendar', feed.id], person, by, medium: 'web', now })
  return true
}

/** Tells those whose feed ends within the month, once each; gives how many. */
export async function tellEnding(tx: Tx, now: string): Promise<number> {
  let count = 0
  for (const { id, person_id, until_at } of await feedsEnding(tx, now, addMinutes(now, FEED.toldDays * 24 * 60))) {
    const told = await tell(tx, ending, {
      ...{ to: { person: person_id }, data: { until: until_at }, about: ['calendar', id] as const },
      ...{ once: `${ending.name} ${id}`, until: until_at, now },
    })
    if (told !== null) count++
  }
  return count
}
