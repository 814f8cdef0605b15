import type { Permissions } from '#features/accounts/rules.ts'

/** How far a plan is. A plan is a suggestion for everybody; nothing in it is carried out without a person. */
export const STATUSES = ['waiting', 'running', 'done', 'stopped', 'failed'] as const
export type PlanStatus = (typeof STATUSES)[number]

export const VERBS = [
  'begin',
  'finish',
  'halt',
  'fail',
  'stop',
  'change',
  'rerun',
  'replay',
  'propose',
  'set-aside',
] as const
export type Verb = (typeof VERBS)[number]

const MADE = ['change', 'rerun', 'propose', 'set-aside'] as const

/**
 * What may be done in which status. The first four are the machine's: it begins (again, after it was cut off), finishes,
 * halts with the best plan so far because somebody asked for it, or fails. A run that was halted is not worked out again
 * the same, so it is not replayed.
 */
export const OPEN = {
  waiting: ['begin', 'stop'],
  running: ['begin', 'finish', 'halt', 'fail', 'stop'],
  done: [...MADE, 'replay'],
  stopped: MADE,
  failed: ['rerun'],
} as const satisfies Record<PlanStatus, readonly Verb[]>

export const mayNow = (status: PlanStatus, verb: Verb): boolean => (OPEN[status] as readonly Verb[]).includes(verb)
/** Whether there is a plan to look at: a run that was stopped has one too, with a wider gap. */
export const isMade = (status: PlanStatus): boolean => mayNow(status, 'change')

/** What a run is doing: it reads the city, then the engine's own stages. */
export const STAGES = ['reading', 'columns', 'prices', 'bound', 'seats'] as const
export type Stage = (typeof STAGES)[number]

/** What would be if: a change of the problem before the run. */
export type WhatIf =
  /** Each slot of an activity lasts at most so many hours. */
  | { kind: 'hours'; opportunity: string; hours: number }
  | { kind: 'seats'; slot: string; more: number }
  /** Everybody of a living area (`null`: everybody) gets so many km further, by a new bus line for instance. */
  | { kind: 'reach'; area: string | null; km: number }

/** How a slot does not go together with what somebody has, as the engine names it. */
export type Conflict = 'twice' | 'clash' | 'rest' | 'threeADay' | 'days' | 'hours' | 'activities'

export type Refusal =
  | 'notNow'
  | 'noBase'
  | 'unknownChange'
  | 'gone'
  | 'locked'
  | 'proposed'
  | 'breaksRules'
  | Conflict
  | 'full'
  | 'taken'
  | 'capacity'
  | 'whole'
  | 'apart'
  | 'team'
  | 'setAside'
  | 'whatIf'
  | 'inUse'
  | 'noOwner'
  | 'pastDue'
  | 'nobody'
  | 'tooMany'

/**
 * Why a placement of a plan became no proposal: what is asked of somebody already, what is there no more, or the first
 * hard rule that the pair breaks as both are now.
 */
export type Skip =
  | 'alreadyOpen'
  | 'notOpenForProposals'
  | 'notAtDesk'
  | 'unasked'
  | 'noSlot'
  | 'kind'
  | 'category'
  | 'load'
  | 'skill'
  | 'reach'
  | 'age'
  | 'residence'
  | 'excluded'
  | 'availability'
  | 'busy'
  | Conflict
  | 'taken'
  | 'capacity'
  | 'whole'
  | 'apart'
  | 'together'

/** So many people are handed over to the desk at once: more than that nobody can ask by a day. */
export const MOST_AT_ONCE = 300

/** In so many activities a plan lets one person take part unless somebody says otherwise, and how many may be said. */
export const ACTIVITIES = { usual: 2, most: 9 }

/** Whoever asked for a plan looks at it within so many days. */
export const LOOK_DAYS = 7

/** Whether a verb may be done on a plan now; not on one that is not there. */
export const refusalOf = (status: PlanStatus | undefined, verb: Verb): Refusal | null =>
  status && mayNow(status, verb) ? null : 'notNow'

export type Placed = { locked_at: string | null; proposal_id: string | null }

/** Whether a placement may be taken away or moved: it is there, nobody locked it, and nothing was proposed from it. */
export function changeRefusal(placement: Placed | undefined): Refusal | null {
  if (!placement) return 'gone'
  if (placement.proposal_id) return 'proposed'
  return placement.locked_at ? 'locked' : null
}

/**
 * What could not be in a plan: activities whose hours are by agreement, those of which the times, the place or the number
 * of people are not known, the people of whom it is not known where they live, how far they go, when they can or which
 * forms they accept (and who goes together with such a one), and how many seats were taken before.
 */
export type LeftOut = { byAgreement: string[]; unknown: string[]; people: string[]; taken: number }

/** As it is stored; a plan of before knows of nothing that is not known. */
export const leftOutIn = (stored: unknown): LeftOut => ({
  ...{ byAgreement: [], unknown: [], people: [], taken: 0 },
  ...(stored as Partial<LeftOut> | null),
})

/** The seats that a slot has left: what it needs less who has it already, and never more than the activity has places. */
export const seatsLeft = (
  slot: { need: number; assigned: number },
  activity: { capacity: number | null; taken: number },
) => Math.max(0, Math.min(slot.need - slot.assigned, (activity.capacity ?? Number.POSITIVE_INFINITY) - activity.taken))

export const PERMISSIONS = {
  'plans.read': ['coordinator', 'manager'],
  'plans.write': ['coordinator'],
} satisfies Permissions
