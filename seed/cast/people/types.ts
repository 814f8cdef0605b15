import type { Purpose } from '#features/consents/rules.ts'
import type { Category, Character, LegalForm, Load, Means, Skill } from '#features/kinds/index.ts'
import type { Free } from '#features/people/record/rules-week.ts'
import type { Contact, Degree, Digital, HeardFrom, Pay, Sex } from '#features/people/rules.ts'
import type { Reason } from '#features/proposals/rules.ts'

/**
 * Where a person stands. `new` registered, nothing said yet · `talking` in consultation · `proposed` all of `likes` are
 * live proposals · `introduced`/`visiting`/`decided`: the first of `likes` is at that point, the others are live
 * proposals · `active` and `ended`: see `outcomes` · `idle` nothing for a long time.
 */
export type CastStage =
  | 'new'
  | 'talking'
  | 'proposed'
  | 'introduced'
  | 'visiting'
  | 'decided'
  | 'active'
  | 'ended'
  | 'idle'

export type CastOutcome = {
  opportunity: string
  outcome: 'declined' | 'failed' | 'active' | 'ended'
  /** Of a refusal, failure or ending. */
  reason?: Reason
  /** The day of the answer, the decision or (of `ended`) the decision that began it. */
  daysAgo: number
}

export type CastStory = {
  vague: string
  became: string
  said: string
  likes: string[]
  outcomes: CastOutcome[]
}

export type CastConsent = { purpose: Purpose; recipient?: string; withdrawn?: true }

export type CastPerson = {
  key: string
  family: string
  given: string
  /** Hiragana. */
  familyKana: string
  givenKana: string
  ageYears: number
  /** 'MM-DD': with ageYears it gives the birth date relative to today, so that ages stay. */
  birthMonthDay: string
  sex: Sex | null
  /** Null, here and below: nobody has asked. */
  town: string | null
  phone: string
  email?: string
  contactBy: Contact[]
  contactNote: string
  digital: Digital | null
  heardFrom: HeardFrom
  workHistory: string
  character: Character[]
  forms: LegalForm[] | null
  pay: Pay | null
  hoursWanted: number | null
  hoursMax: number | null
  daysMax: number | null
  healthNote: string
  wishes: Partial<Record<Category, -2 | -1 | 1 | 2>>
  /** Wishes that nobody said: what somebody does shows them. */
  shown: Partial<Record<Category, -1 | 1>>
  free: Free[]
  away: { inDays: number; days: number; note: string }[]
  reach: Partial<Record<Means, number>>
  /** The degree of a load from which on it is avoided. */
  conditions: Partial<Record<Load, Degree>>
  /** Whether the person wants to use it. */
  skills: Partial<Record<Skill, boolean>>
  registeredDaysAgo: number
  stage: CastStage
  story: CastStory
  consents: CastConsent[]
}
