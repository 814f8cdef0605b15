import { addMinutes, type Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { issueLink, revokeLinks } from '#platform/links.ts'
import { afterCall, fromCall, type TicketVerb } from './rules.ts'
import { addQueue, addTicket, changeTicket, nextNumber, type Ticket, type TicketChange, ticketsOn } from './store.ts'

const subjectOf = (queue: string): ['walk_queue', string] => ['walk_queue', queue]
const BUTTON = 'walk_queue.take'
const YEAR = 365 * 24 * 60

export async function openQueue(tx: Tx, name: string, { by, now }: Doing): Promise<string> {
  const id = newId<'walk_queue'>()
  await addQueue(tx, { id, name })
  await record(tx, { kind: 'walk_queue.opened', subject: subjectOf(id), by, now })
  return id
}

/** Takes the next number of the day: by staff, or (`by` null) by the button at the door. */
export async function takeNumber(
  tx: Tx,
  queue: string,
  { by, now, today }: { by: string | null; now: Instant; today: Day },
): Promise<number> {
  const number = await nextNumber(tx, queue, today)
  const ticket = { id: newId<'walk_ticket'>(), queue_id: queue, on_day: today, number, taken_at: now }
  await addTicket(tx, { ...ticket, ...(by && { taken_by: by }) })
  return number
}

const CHANGE = {
  call: (now, counter) => ({ called_at: now, counter }),
  serve: now => ({ served_at: now }),
  end: now => ({ ended_at: now }),
  leave: now => ({ ended_at: now }),
  back: () => ({ called_at: null, counter: '', served_at: null, ended_at: null }),
} satisfies Record<TicketVerb, (now: Instant, counter: string) => TicketChange>

/** Calls a number, or notes what became of it; of two who call the same one at once one does. */
export async function callNumber(
  tx: Tx,
  ticket: Pick<Ticket, 'id' | 'queue_id' | 'status'>,
  verb: TicketVerb,
  counter: string,
  now: Instant,
): Promise<boolean> {
  const status = afterCall(ticket.status, verb)
  const from = fromCall(verb).filter(one => one === ticket.status)
  return (
    status !== null && changeTicket(tx, [ticket.queue_id, ticket.id], { status, ...CHANGE[verb](now, counter) }, from)
  )
}

/** Calls who is next: who has the smallest number and waits. Null where nobody does. */
export async function callNext(tx: Tx, queue: string, counter: string, { now, today }: Doing): Promise<number | null> {
  for (const ticket of await ticketsOn(tx, today))
    if (
      ticket.queue_id === queue &&
      ticket.status === 'waiting' &&
      (await callNumber(tx, ticket, 'call', counter, now))
    )
      return ticket.number
  return null
}

/** Makes the address of the button at the door anew; what was made before opens nothing any more. */
export async function openButton(tx: Tx, queue: string, { by, now }: Doing): Promise<string> {
  await revokeLinks(tx, subjectOf(queue), now, by, BUTTON)
  await record(tx, { kind: 'walk_queue.button', subject: subjectOf(queue), by, now })
  return (await issueLink(tx, { purpose: BUTTON, subject: subjectOf(queue), until: addMinutes(now, YEAR) })).token
}
