import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import '../happenings.ts'
import {
  beginRefusal,
  type EndedAs,
  LONGEST,
  type Question,
  type SearchKind,
  type SearchRefusal,
  untilOf,
} from './rules.ts'
import { addSearch, endRow, liveCount } from './store.ts'

/** Begins to tell a resident what is new for this question: they asked for it themselves. `already`: it goes on already. */
export async function begin(
  tx: Tx,
  person: string,
  kind: SearchKind,
  question: Question | null,
  { by, now, today }: Doing,
): Promise<{ refused: SearchRefusal } | { already: boolean }> {
  const refused = beginRefusal(question, await liveCount(tx))
  if (refused || !question) return { refused: refused ?? 'nothing' }
  const name = [...question.name].slice(0, LONGEST.name).join('')
  const days = { begun_on: today, until_on: untilOf(today) }
  const id = await addSearch(tx, { asked: question.asked, name, kind, person_id: person, ...days, by_account: by })
  if (id === null) return { already: true }
  await record(tx, { kind: 'saved-search.begun', subject: ['saved_search', id], person, by, medium: 'web', now })
  return { already: false }
}

type Ending = { as: EndedAs; person: string | null; by: string | null; now: Instant }

/** Ends it: nothing of it is sent from now on. False where it had ended. */
export async function end(tx: Tx, id: string, { as, person, by, now }: Ending): Promise<boolean> {
  if (!(await endRow(tx, id, as, now))) return false
  await record(tx, { kind: 'saved-search.ended', subject: ['saved_search', id], person, by, now, data: { as } })
  return true
}
