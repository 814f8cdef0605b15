import { type City, gazetteer } from '#features/places/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { reachOf } from '../find/reach.ts'
import { type Criteria, queryOf, readCriteria } from '../find/search.ts'
import { ENOUGH, listOpen } from '../find/store.ts'
import { headingOf } from './finding/conditions.ts'
import { currentOf } from './kept.ts'

/** Where and when a question is asked. */
export type Where = { municipality: string; city: City; today: Day }

async function understood(db: Read, query: string, { municipality, city, today }: Where) {
  const places = await gazetteer(db, municipality, today)
  const { words } = await currentOf(db, municipality)
  return { ...readCriteria(new URLSearchParams(query), places, city, { words, today }), places }
}

const first = (criteria: Criteria): Criteria => ({ ...criteria, page: 1, size: 20 })

/** A question of the list as it is kept, and in words; null where it asks for nothing. */
export async function questionNamed(
  db: Read,
  query: string,
  where: Where,
): Promise<{ asked: string; name: string } | null> {
  const { criteria } = await understood(db, query, where)
  const name = headingOf(criteria)
  return name === null ? null : { asked: queryOf(first(criteria)).slice(1), name }
}

/** What was published after one day, up to another, and answers the question: the first of it, and how many there are. */
export async function publishedFor(
  db: Read,
  query: string,
  published: { after: Day; until: Day },
  where: Where,
): Promise<{ ids: string[]; total: number }> {
  const { criteria, places } = await understood(db, query, where)
  const reach = reachOf(criteria, places)
  const { hits, total } = await listOpen(db, { ...first(criteria), published }, where.today, reach, ENOUGH)
  return { ids: hits.map(({ id }) => id), total }
}
