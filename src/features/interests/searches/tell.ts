import { tell, untell } from '#features/notices/index.ts'
import { activityNumber, cardRows } from '#features/opportunities/index.ts'
import type { Instant } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { end } from './actions.ts'
import { newFor } from './find.ts'
import { fresh } from './messages/fresh.ts'
import { over } from './messages/over.ts'
import { PER_MESSAGE } from './rules.ts'
import { type DueSearch, dueSearches, noteTold, overSearches, setLooked, untold } from './store.ts'

/** Tells of each search what was published since it was looked at last, up to yesterday. Gives how many messages there are. */
export async function tellNew(tx: Tx, day: Day, now: Instant): Promise<number> {
  let count = 0
  for (const search of await dueSearches(tx, day)) if (await tellOne(tx, search, day, now)) count++
  return count
}

/** One message of at most five activities. Those for which there was no room are told as a number; none is named twice. */
async function tellOne(tx: Tx, search: DueSearch, day: Day, now: Instant): Promise<boolean> {
  const until = addDays(day, -1)
  const { ids, total } = await newFor(tx, search, { after: search.looked_on, until }, day)
  await setLooked(tx, search.id, until)
  const left = await untold(tx, search.id, ids)
  const named = left.slice(0, PER_MESSAGE)
  if (named.length === 0) return false
  const titles = new Map((await cardRows(tx, named)).map(({ id, title }) => [id, title]))
  const items = named.map(id => ({ id, title: titles.get(id) ?? '', number: activityNumber(id) }))
  const more = total - (ids.length - left.length) - named.length
  await noteTold(tx, search.id, named, day)
  const planned = await tell(tx, fresh, {
    ...{ to: { person: search.person_id }, data: { name: search.name, items, more }, now },
    ...{ about: ['saved_search', search.id], once: `${fresh.name} ${search.id} ${day}` },
  })
  return planned !== null
}

/** Ends those whose year is over, each with a note. Gives how many. */
export async function endOver(tx: Tx, day: Day, now: Instant): Promise<number> {
  const all = await overSearches(tx, day)
  for (const { id, person_id, name } of all) {
    await end(tx, id, { as: 'over', person: person_id, by: null, now })
    await tell(tx, over, {
      ...{ to: { person: person_id }, data: { name }, now },
      ...{ about: ['saved_search', id], once: `${over.name} ${id}` },
    })
  }
  return all.length
}

/** What was planned of a search that ended is not sent; the note that it ended is. */
export const unsay = (tx: Tx, search: string, now: Instant): Promise<number> =>
  untell(tx, ['saved_search', search], now, [fresh])
