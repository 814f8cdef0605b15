import type { Permissions } from '#features/accounts/rules.ts'

/** How a consultation was held; the media by which a person's word comes in, but for the web. */
export const CHANNELS = ['visit', 'phone', 'outreach', 'online', 'post'] as const
export type Channel = (typeof CHANNELS)[number]

export const TOPICS = ['work', 'volunteering', 'hobby', 'learning', 'health', 'living', 'other'] as const
export type Topic = (typeof TOPICS)[number]

/** From 5 (very content) to 1. */
export const SATISFACTIONS = [5, 4, 3, 2, 1] as const
export type Satisfaction = (typeof SATISFACTIONS)[number]

/** They were asked how content they are, and gave no answer. Where nobody asked there is null. */
export const NO_ANSWER = 9
export const SATISFACTION_ANSWERS = [...SATISFACTIONS, NO_ANSWER] as const
export type SatisfactionAnswer = (typeof SATISFACTION_ANSWERS)[number]

/** How the person's own answer came in: by the link on the slip, or typed for them from the paper or by telephone. */
export const OWN_WAYS = ['qr', 'paper', 'phone'] as const
export type OwnWay = (typeof OWN_WAYS)[number]
/** Whose word a satisfaction is: null the counsellor's, who typed it; `handed`: a slip was handed out and has no answer yet. */
export type SatisfactionWay = OwnWay | 'handed'

export const isOwn = (way: SatisfactionWay | null): way is OwnWay => way !== null && way !== 'handed'

/** After a consultation there is a new step, or what was planned before goes on, or it was the last one. */
export const NEXTS = ['step', 'kept', 'end'] as const
export type Next = (typeof NEXTS)[number]

export type ConsultationRefusal =
  | 'future'
  | 'placeMissing'
  | 'dueMissing'
  | 'dueInPast'
  | 'ownerMissing'
  | 'reasonMissing'
  | 'partnerMissing'
  | 'nothingKept'
  | 'notTogether'
  | 'programmeGone'
  | 'ownAnswer'

type Said = {
  on_day: string
  channel: Channel
  place: string
  next: Next
  due_on: string | null
  owner_id: string | null
  end_reason: string
  what: string
  partner_id: string | null
}

/**
 * All that is wrong with a consultation that is to be recorded `today`, by the field it belongs to: nobody is left
 * without a next step. What is not given could not be read and is not judged.
 */
export function consultationRefusals(
  said: { [K in keyof Said]?: Said[K] | undefined },
  today: string,
): Partial<Record<keyof Said, ConsultationRefusal>> {
  const step = said.next === 'step'
  return {
    ...(said.on_day && said.on_day > today ? { on_day: 'future' } : {}),
    ...(said.channel === 'outreach' && said.place === '' ? { place: 'placeMissing' } : {}),
    ...(step && said.due_on === null ? { due_on: 'dueMissing' } : {}),
    ...(step && said.due_on && said.due_on < today ? { due_on: 'dueInPast' } : {}),
    ...(step && said.owner_id === null ? { owner_id: 'ownerMissing' } : {}),
    ...(step && said.what === 'refer' && said.partner_id === null ? { partner_id: 'partnerMissing' } : {}),
    ...(said.next === 'end' && said.end_reason === '' ? { end_reason: 'reasonMissing' } : {}),
  }
}

export const PERMISSIONS = {
  'consultations.write': ['counsellor', 'coordinator'],
} satisfies Permissions
