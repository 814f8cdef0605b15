import type { Permissions } from '#features/accounts/rules.ts'

/** What a step can be about. Each noun that has steps adds its kind in its subject.ts; nothing else lists them. */
// biome-ignore lint/suspicious/noEmptyInterface: the nouns fill it, this file knows none of them
export interface StepKinds {}
export type StepKind = keyof StepKinds

/** What is to be done next; the label is in text.ts. */
export const WHATS = [
  'contact',
  'answer',
  'introduce',
  'visit',
  'trial',
  'interview',
  'decide',
  'start',
  'follow-up',
  'publish',
  'confirm',
  'revise',
  'refer',
  'substitute',
  'propose',
  'recall',
  'look',
  'approve',
  'review',
  'close',
  'agreed',
  'reach-out',
  'identify',
  'amend',
  'erase',
  'attend',
  'reply',
  'respond',
  'result',
  'milestone',
  'other',
] as const
export type What = (typeof WHATS)[number]

/** What staff choose as the next step of a person; the rest follows from what happened. */
const FOLLOWING: readonly What[] = [
  'recall',
  'look',
  'approve',
  'review',
  'close',
  'agreed',
  'reach-out',
  'identify',
  'amend',
  'erase',
  'attend',
  'reply',
  'respond',
  'result',
  'milestone',
]
export const CHOSEN_WHATS = WHATS.filter(what => !FOLLOWING.includes(what))

/** Whom a step waits for: whose move it is. */
export const WAITS_FOR = ['desk', 'resident', 'organiser', 'partner'] as const
export type WaitsFor = (typeof WAITS_FOR)[number]

/** Whom a step waits for where nothing else is said. What the desk is to ask about is the desk's move until it asked. */
export const WAITS_AFTER = {
  contact: 'desk',
  answer: 'resident',
  introduce: 'desk',
  visit: 'desk',
  trial: 'desk',
  interview: 'organiser',
  decide: 'organiser',
  start: 'desk',
  'follow-up': 'desk',
  publish: 'desk',
  confirm: 'desk',
  revise: 'desk',
  refer: 'desk',
  substitute: 'desk',
  propose: 'desk',
  recall: 'desk',
  look: 'desk',
  approve: 'desk',
  review: 'desk',
  close: 'desk',
  agreed: 'desk',
  'reach-out': 'desk',
  identify: 'desk',
  amend: 'desk',
  erase: 'desk',
  attend: 'desk',
  reply: 'desk',
  respond: 'partner',
  result: 'partner',
  milestone: 'desk',
  other: 'desk',
} satisfies Record<What, WaitsFor>

/** By whom a step was handed over, from whose list, with which words; `accepted`: when the new owner took it on. */
export type Handed = { by: string; from: string; note: string; accepted?: string }

/**
 * `owner`: for whom it is meant. Where they may not own it (any more), or nobody is named, it goes to one who may.
 * `waits` is said only where it is not as WAITS_AFTER has it. `organisation`: to whom somebody is passed on, or who is told;
 * `id`: its own, where it is to be found again. `shut`: what becomes of a due day on which the desk is shut. It moves to the
 * next open day, unless somebody said it (`stays`), or what is to be done is needed by then (`before`).
 */
export type Step = {
  id?: string
  what: What
  owner: string | null
  /** Who does not do it where somebody else may: what they did themselves is to be looked at. */
  but?: string
  due: string
  shut?: 'stays' | 'before'
  note?: string
  waits?: WaitsFor
  handed?: Handed
  organisation?: string | null
}

export const PERMISSIONS = {
  'steps.hand': ['counsellor', 'coordinator', 'manager'],
  'steps.assign': ['coordinator', 'manager'],
} satisfies Permissions
