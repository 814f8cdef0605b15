import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { id, instant, maybe, question, type Row, rowsOf, text } from '#platform/rows.ts'

/**
 * Whether a letter to this address came back that was for whom the notice `n` is for, and nobody has said since that the
 * address stands. Of visitors nobody but their name is known.
 */
export const cameBack = (address: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`exists (select from notice_attempt r join notice b on b.id = r.notice_id where r.why = 'returned' and r.stands_at is null
    and r.sent_to = ${address} and case when n.person_id is null then b.person_id is null and b.to_name = n.to_name else b.person_id = n.person_id end)`

const BACK = { at: maybe(instant) }

/** Since when the address of somebody's record is doubted; null where it is not. */
export const doubtAsked = (person: string) =>
  question(BACK)`
    select max(r.ended_at) as at from person p join notice b on b.person_id = p.id join notice_attempt r on r.notice_id = b.id
    where p.id = ${person} and r.why = 'returned' and r.stands_at is null and r.sent_to = p.address`

/** Their address stands, as somebody found out. */
export const letStand = (tx: Tx, person: string, now: Instant) =>
  sql`update notice_attempt r set stands_at = ${now} from notice b
    where b.id = r.notice_id and b.person_id = ${person} and r.why = 'returned' and r.stands_at is null`.execute(tx)

const ALIKE = { id }

/** What else waits to be written to the address of this letter, for the same one. */
export const waitingAlike = async (db: Read, notice: string): Promise<string[]> =>
  (
    await rowsOf(db, ALIKE)`
    select n.id from notice n join notice_attempt a on a.notice_id = n.id and a.channel = 'letter' and a.state = 'waiting'
    where n.status = 'waiting' and n.channel = 'letter' and n.id <> ${notice} and ${cameBack(sql`a.sent_to`)} order by n.planned_at, n.id`
  ).map(row => row.id)

const POSTED = { id, name: text(), sent_to: text(), title: text(), ended_at: instant }
/** A letter that was posted. */
export type Posted = Row<typeof POSTED>

/** The letters that were posted since then, by name. */
export const postedSince = (db: Read, since: Instant): Promise<Posted[]> =>
  rowsOf(db, POSTED)`
    select n.id, coalesce(trim(p.family_name || ' ' || p.given_name), n.to_name) as name, a.sent_to, n.words ->> 'title' as title, a.ended_at
    from notice n join notice_attempt a on a.notice_id = n.id and a.channel = 'letter' left join person p on p.id = n.person_id
    where n.status = 'done' and n.channel = 'letter' and a.ended_at >= ${since} order by coalesce(p.kana_key, n.to_name), n.id limit 200`
