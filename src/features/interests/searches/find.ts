import { formsOffered } from '#features/kinds/index.ts'
import { ownFrom, settingsOn } from '#features/municipalities/index.ts'
import { farIn, publishedFor, publishedOpen, waysTo } from '#features/opportunities/index.ts'
import { gazetteer } from '#features/places/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { keptFor, roomOfEach } from '../for-me/kept.ts'
import { ranked, visitorOf } from '../for-me/rank.ts'
import { readAsked } from '../forms.ts'
import { likedIn } from './named.ts'
import { cityHere, type DueSearch } from './store.ts'

type Days = { after: Day; until: Day }
export type New = { ids: readonly string[]; total: number }

/** What was published in these days and answers the search: the ids, the first to be told first, and how many there are. */
export async function newFor(db: Read, search: DueSearch, days: Days, today: Day): Promise<New> {
  const city = await cityHere(db)
  return search.kind === 'list'
    ? publishedFor(db, search.asked, days, { municipality: city.id, city, today })
    : newForAnswers(db, search.asked, days, { ...city, today })
}

type Here = { id: string; name: string; prefecture: string; today: Day }

/** What suits the answers by the order of 「わたしに合うもの」; of fields that were liked alone, where some were. */
async function newForAnswers(db: Read, query: string, days: Days, here: Here): Promise<New> {
  const { today } = here
  const fresh = await publishedOpen(db, days, today)
  if (fresh.length === 0) return { ids: [], total: 0 }
  const places = await gazetteer(db, here.id, today)
  const forms = formsOffered({ own: ownFrom(await settingsOn(db, today)) })
  const kept = await keptFor(db, { municipality: here.id, today, places, forms })
  const { asked } = readAsked(new URLSearchParams(query), places, here, today)
  const person = visitorOf(asked, [], { ground: places, forms })
  const suits = new Set(ranked(kept.snapshot, person, roomOfEach(kept)).map(({ id }) => id))
  for (const far of farIn(kept.rows.values(), asked, waysTo(places), places)) suits.delete(far)
  const liked = likedIn(asked)
  const ids = fresh.filter(id => suits.has(id) && (liked.length === 0 || liked.includes(kept.rows.get(id)!.category)))
  return { ids, total: ids.length }
}
