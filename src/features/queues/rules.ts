import type { Instant } from '#platform/clock.ts'

// 整理番号: whoever comes without a booking takes a number, and is called by it. No name is kept.

export const TICKET_STATUSES = ['waiting', 'called', 'serving', 'served', 'left'] as const
export type TicketStatus = (typeof TICKET_STATUSES)[number]

export const TICKET_VERBS = ['call', 'serve', 'end', 'leave', 'back'] as const
export type TicketVerb = (typeof TICKET_VERBS)[number]

/** Whoever went and comes back waits again with the same number; who was called may be called once more. */
export const TICKET_TRANSITIONS = {
  waiting: { call: 'called', leave: 'left' },
  called: { call: 'called', serve: 'serving', leave: 'left', back: 'waiting' },
  serving: { end: 'served', back: 'waiting' },
  served: {},
  left: { back: 'waiting' },
} as const satisfies Record<TicketStatus, Partial<Record<TicketVerb, TicketStatus>>>

/** Where the verb leads; null where it is not open. */
export const afterCall = (status: TicketStatus, verb: TicketVerb): TicketStatus | null =>
  (TICKET_TRANSITIONS[status] as Partial<Record<TicketVerb, TicketStatus>>)[verb] ?? null

export const fromCall = (verb: TicketVerb): TicketStatus[] =>
  TICKET_STATUSES.filter(status => afterCall(status, verb) !== null)

export const OPEN_TICKETS = ['waiting', 'called', 'serving'] as const satisfies readonly TicketStatus[]

/** Minutes between two moments, as they are told: begun ones count. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / 60_000))

/** The screen on the wall, and the button once it has told a number, are fetched anew after so many seconds. */
export const SECONDS = 15

export const queuePath = <Id extends string>(id: Id) => `/staff/queues/${id}` as const
export const screenPath = <Id extends string>(id: Id) => `/queues/${id}` as const
