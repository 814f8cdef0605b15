import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import { OPEN_TICKETS, type TicketStatus } from './rules.ts'

const QUEUE = { id, name: text() }
export type Queue = Row<typeof QUEUE>

/** Those that are in use, for staff and for whoever holds a button. */
export const queuesOf = (db: Read): Promise<Queue[]> =>
  rowsOf(db, QUEUE)`select id, name from walk_queue where ended_at is null order by name, id`
export const queueById = async (db: Read, queue: string): Promise<Queue | undefined> =>
  (await queuesOf(db)).find(one => one.id === queue)

export async function queueSeen(db: Read, queue: string): Promise<Queue | undefined> {
  const [found] = await rowsOf(db, QUEUE)`select id, name from public_walk_queue where id = ${queue}::uuid`
  return found
}

export const addQueue = (tx: Tx, queue: { id: string; name: string }) =>
  tx.insertInto('walk_queue').values(queue).execute()

const TICKET = {
  ...{ id, queue_id: id, number, status: text<TicketStatus>(), taken_at: instant, called_at: maybe(instant) },
  ...{ counter: text(), served_at: maybe(instant) },
}
export type Ticket = Row<typeof TICKET>

/** All numbers of a day, in their order. */
export const ticketsOn = (db: Read, on_day: Day): Promise<Ticket[]> =>
  rowsOf(db, TICKET)`
    select id, queue_id, number, status, taken_at, called_at, counter, served_at from walk_ticket
    where on_day = ${on_day}::date order by number`

const SHOWN = { number, status: text<TicketStatus>(), counter: text(), called_at: maybe(instant) }

/** What the screen tells: who was called last comes first, who waits in their order. */
export const shownOn = (db: Read, queue: string, on_day: Day): Promise<Row<typeof SHOWN>[]> =>
  rowsOf(db, SHOWN)`
    select number, status, counter, called_at from public_walk_ticket where queue_id = ${queue}::uuid and on_day = ${on_day}::date
    order by called_at desc nulls last, number`

const NEXT = { next: number }
const COUNT = { count: number }

/** The next number of a day; whoever takes one at the same moment waits for it. */
export async function nextNumber(tx: Tx, queue: string, on_day: Day): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`queue ${queue} ${on_day}`}, 0))`.execute(tx)
  const [found] = await rowsOf(tx, NEXT)`
    select (coalesce(max(number), 0) + 1)::int as next from walk_ticket where queue_id = ${queue}::uuid and on_day = ${on_day}::date`
  return found!.next
}

export async function waitingOf(db: Read, queue: string, on_day: Day): Promise<number> {
  const [found] = await rowsOf(db, COUNT)`
    select count(*)::int as count from walk_ticket where queue_id = ${queue}::uuid and on_day = ${on_day}::date and status = 'waiting'`
  return found!.count
}

export const addTicket = (
  tx: Tx,
  ticket: { id: string; queue_id: string; on_day: Day; number: number; taken_at: Instant; taken_by?: string },
) => tx.insertInto('walk_ticket').values(ticket).execute()

export type TicketChange = Partial<{
  status: TicketStatus
  called_at: Instant | null
  counter: string
  served_at: Instant | null
  ended_at: Instant | null
}>

/** Changes a number of a queue that stands in one of these statuses; false where it does not any more. */
export async function changeTicket(
  tx: Tx,
  [queue, ticket]: [string, string],
  change: TicketChange,
  from: readonly TicketStatus[],
): Promise<boolean> {
  const changed = await tx
    .updateTable('walk_ticket')
    .set(change)
    .where('id', '=', ticket)
    .where('queue_id', '=', queue)
    .where('status', 'in', from)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Ends what is still open of the days before: nobody waits over night. Gives how many. */
export async function endTickets(tx: Tx, today: Day, now: Instant): Promise<number> {
  const ended = await tx
    .updateTable('walk_ticket')
    .set({ status: sql`case status when 'serving' then 'served' else 'left' end`, ended_at: now })
    .where('on_day', '<', today)
    .where('status', 'in', [...OPEN_TICKETS])
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

const WAITED = {
  queue_id: id,
  on_day: day,
  taken: number,
  called: number,
  left: number,
  middle: maybe(number),
  longest: maybe(number),
}
export type Waited = Row<typeof WAITED>

/** How long people waited until they were called, by day since one, the latest first; the minute that half of them had been called in. */
export const waitedSince = (db: Read, since: Day): Promise<Waited[]> =>
  rowsOf(db, WAITED)`
    select queue_id, on_day, count(*)::int as taken, count(called_at)::int as called, count(*) filter (where status = 'left')::int as left,
      ceil(percentile_cont(0.5) within group (order by extract(epoch from called_at - taken_at)) / 60)::int as middle,
      ceil(max(extract(epoch from called_at - taken_at)) / 60)::int as longest
    from walk_ticket where on_day >= ${since}::date group by queue_id, on_day order by on_day desc, queue_id`
