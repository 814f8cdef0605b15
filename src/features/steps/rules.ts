import type { Permissions } from '#features/accounts/rules.ts'

/** What a step is about; each kind of subject has at most one open step (model.md §1.1). */
export const SUBJECTS = ['person', 'proposal', 'opportunity', 'absence', 'plan', 'request'] as const
export type Subject = (typeof SUBJECTS)[number]

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
  'other',
] as const
export type What = (typeof WHATS)[number]

/** By whom a step was handed over, from whose list, with which words; `accepted`: when the new owner took it on. */
export type Handed = { by: string; from: string; note: string; accepted?: string }

export type Step = { what: What; owner: string; due: string; note?: string; handed?: Handed }

export const PERMISSIONS = {
  'steps.hand': ['counsellor', 'coordinator', 'manager'],
  'steps.assign': ['coordinator', 'manager'],
} satisfies Permissions
