import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { EndedAs, Question, SearchKind } from './rules.ts'

const OWN = {
  ...{ id, kind: text<SearchKind>(), asked: text(), name: text(), begun_on: day, until_on: day },
  ...{ ended_at: maybe(instant), ended_as: maybe(text<EndedAs>()) },
}
export type OwnSearch = Row<typeof OWN>

/** Of the resident who asks, in their own lane: the live ones first. */
export const ownSearches = (db: Read): Promise<OwnSearch[]> =>
  rowsOf(db, OWN)`
    select id, kind, asked, name, begun_on, until_on, ended_at, ended_as from saved_search
    order by ended_at desc nulls first, begun_on, id limit 100`

type New = Question & { kind: SearchKind; person_id: string; begun_on: Day; until_on: Day; by_account: string }

/** Begins one: what is published from the next day on is looked at. False where the same one goes on already. */
export async function addSearch(tx: Tx, search: New): Promise<string | null> {
  const made = newId<'saved search'>()
  const done = await tx
    .insertInto('saved_search')
    .values({ id: made, ...search, looked_on: search.begun_on })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0 ? made : null
}

/** Ends one that goes on; false where it ended before. */
export const endRow = async (tx: Tx, search: string, as: EndedAs, now: Instant): Promise<boolean> =>
  Number(
    (
      await tx
        .updateTable('saved_search')
        .set({ ended_at: now, ended_as: as })
        .where('id', '=', search)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows,
  ) > 0

const LINKED = { id, name: text(), until_on: day, ended_at: maybe(instant) }
export type LinkedSearch = Row<typeof LINKED>

/** As whoever holds the link of its notice sees it. */
export const linkedSearch = async (db: Read, search: string): Promise<LinkedSearch | undefined> =>
  (await rowsOf(db, LINKED)`select id, name, until_on, ended_at from saved_search where id = ${search}`)[0]

const DUE = { id, person_id: id, kind: text<SearchKind>(), asked: text(), name: text(), until_on: day, looked_on: day }
export type DueSearch = Row<typeof DUE>

/** Those that go on, of people whom the desk has not closed, of which something before this day was not looked at. */
export const dueSearches = (db: Read, today: Day): Promise<DueSearch[]> =>
  rowsOf(db, DUE)`
    select s.id, s.person_id, s.kind, s.asked, s.name, s.until_on, s.looked_on from saved_search s join person p on p.id = s.person_id
    where s.ended_at is null and s.looked_on < ${today}::date - 1 and p.closed_on is null order by s.looked_on, s.id`

/** Those whose time is over on this day. */
export const overSearches = (db: Read, today: Day): Promise<DueSearch[]> =>
  rowsOf(db, DUE)`
    select id, person_id, kind, asked, name, until_on, looked_on from saved_search
    where ended_at is null and until_on <= ${today}::date order by until_on, id`

export const setLooked = (tx: Tx, search: string, looked_on: Day) =>
  tx.updateTable('saved_search').set({ looked_on }).where('id', '=', search).execute()

const OPPORTUNITY = { opportunity_id: id }

/** Those of these activities that were never told of by this search, in their order. */
export async function untold(db: Read, search: string, ids: readonly string[]): Promise<string[]> {
  const rows = await rowsOf(db, OPPORTUNITY)`
    select opportunity_id from saved_search_told where search_id = ${search} and opportunity_id = any(${ids}::uuid[])`
  const told = new Set(rows.map(({ opportunity_id }) => opportunity_id))
  return ids.filter(one => !told.has(one))
}

export const noteTold = (tx: Tx, search_id: string, ids: readonly string[], on_day: Day) =>
  tx
    .insertInto('saved_search_told')
    .values(ids.map(opportunity_id => ({ search_id, opportunity_id, on_day })))
    .onConflict(conflict => conflict.doNothing())
    .execute()

const CITY = { id, name: text(), prefecture: text() }

/** The city of this transaction, as a place is looked up in it. */
export const cityHere = async (db: Read): Promise<Row<typeof CITY>> =>
  (await rowsOf(db, CITY)`select id, name, prefecture from municipality where id = (select tenant())`)[0]!

const COUNT = { n: number }

/** How many of somebody go on. */
export const liveCount = async (db: Read): Promise<number> =>
  (await rowsOf(db, COUNT)`select count(*)::int as n from saved_search where ended_at is null`)[0]!.n

/** Searches become another person's, who is found to be the same; of two alike one goes on. */
export async function moveSearches(tx: Tx, from: string, to: string, now: Instant): Promise<void> {
  await sql`update saved_search a set ended_at = ${now}, ended_as = 'self' where a.person_id = ${from} and a.ended_at is null
    and exists (select from saved_search b where b.person_id = ${to} and b.kind = a.kind and b.asked = a.asked and b.ended_at is null)`.execute(
    tx,
  )
  await tx.updateTable('saved_search').set({ person_id: to }).where('person_id', '=', from).execute()
}
