import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Moving } from '#platform/feature.ts'
import type { Medium } from '#platform/happening.ts'
import { id, instant, list, maybe, question, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Standing, StandPart, StandShut } from '#platform/standing.ts'
import type { Door, Known } from './rules.ts'

const FOUND = {
  ...{ id, person: id, name: text(), door: text<Standing['door']>(), may: list<StandPart>(), medium: text<Medium>() },
  ...{ until: instant, shut: maybe(text<StandShut>()) },
}
export type Found = Row<typeof FOUND>

/** For whom this session of staff (`session`), or this hat of a delegate, acts; in the lane of the entry. */
export const standingFound = async (
  db: Read,
  { session, hat, account }: { session: string; hat: string | null; account: string },
  now: Instant,
): Promise<Found | undefined> =>
  (
    await rowsOf(db, FOUND)`
      select id, person, name, door, may, medium, until, shut
      from standing_of(decode(${session}, 'hex'), ${hat}::uuid, ${account}::uuid, ${now}::timestamptz)`
  )[0]

export type NewStanding = {
  id: string
  person_id: string
  account_id: string
  begun_at: Instant
  until_at: Instant
} & (
  | { door: 'desk'; medium: Door; known_by: Known; session_hash: Buffer }
  | { door: 'delegate'; may: StandPart[]; delegation_id: string }
)

export const addStanding = (tx: Tx, standing: NewStanding) => tx.insertInto('standing').values(standing).execute()

/** Ends whatever staff of this account had begun before: one talk at a time. */
export const endBefore = (tx: Tx, account: string, ended_at: Instant) =>
  tx
    .updateTable('standing')
    .set({ ended_at, ended_as: 'anew' })
    .where('account_id', '=', account)
    .where('door', '=', 'desk')
    .where('ended_at', 'is', null)
    .execute()

const ENDED = { person: maybe(id) }

/** Ends the one of this transaction, in the lane of residents; whose it was, null where none is live. */
export const endLive = async (tx: Tx): Promise<string | null> =>
  (await rowsOf(tx, ENDED)`select end_standing() as person`)[0]?.person ?? null

const OVER = { id, person_id: id }

/** Marks what of the desk ended by its time, or with the person's time at the desk; gives them. */
export const endOver = (tx: Tx, now: Instant): Promise<Row<typeof OVER>[]> =>
  rowsOf(tx, OVER)`
    update standing t set ended_at = least(t.until_at, ${now}::timestamptz), ended_as = case when t.until_at <= ${now}::timestamptz then 'over' else 'closed' end
    from person p where p.id = t.person_id and t.door = 'desk' and t.ended_at is null and (t.until_at <= ${now}::timestamptz or p.closed_on is not null)
    returning t.id, t.person_id`

/**
 * What others did for somebody goes with whoever is found to be the same; what is live of it ends: who was named while the
 * record was empty is not let into a full one unasked.
 */
export const moveStandings: Moving = async (tx, from, to, { now }) => {
  const over = { ended_at: now, ended_as: 'merged' }
  await tx.updateTable('delegation').set(over).where('person_id', '=', from).where('ended_at', 'is', null).execute()
  await tx.updateTable('standing').set(over).where('person_id', '=', from).where('ended_at', 'is', null).execute()
  await tx.updateTable('delegation').set({ person_id: to }).where('person_id', '=', from).execute()
  await tx.updateTable('standing').set({ person_id: to }).where('person_id', '=', from).execute()
}

const STOOD = { at: instant, until_at: instant, door: text(), medium: text(), name: text(), kinds: list<string>() }
export type Stood = Row<typeof STOOD>

/** What others did for whoever asks, since this moment, the latest first; in their own lane. */
export const stoodForMe = (db: Read, since: Instant): Promise<Stood[]> =>
  rowsOf(db, STOOD)`select at, until_at, door, medium, name, kinds from my_stood(${since}::timestamptz)`

const MOMENT = { ...STOOD, by: text() }

/** The same for the desk, for the time line of a person. */
export const standingsAsked = (person: string) =>
  question(MOMENT)`
    select s.begun_at as at, coalesce(s.ended_at, s.until_at) as until_at, s.door, coalesce(s.medium, 'web') as medium, coalesce(d.name, '') as name,
      coalesce(a.name, '') as by, array(select h.kind from happening h where h.standing_id = s.id and h.kind not like 'standing.%'
        group by h.kind order by min(h.at), h.kind) as kinds
    from standing s left join delegation d on d.id = s.delegation_id left join account a on a.id = s.account_id
    where s.person_id = ${person} order by s.begun_at desc limit 50`

/** One turn for an account: two presses at once begin one. */
export const takeTurn = (tx: Tx, account: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`standing ${account}`}, 0))`.execute(tx)
