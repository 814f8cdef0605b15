import type { Category, Character, LegalForm, Load, Means, Skill } from '#features/kinds/index.ts'

/**
 * Where a person stands. `new` registered, nothing said yet · `talking` in consultation · `proposed` all of `likes` are
 * live proposals · `introduced`/`visiting`/`decided`: the first of `likes` is at that point, the others are live
 * proposals · `active` and `ended`: see `outcomes` · `idle` nothing for a long time.
 */
export type SampleStage =
  | 'new'
  | 'talking'
  | 'proposed'
  | 'introduced'
  | 'visiting'
  | 'decided'
  | 'active'
  | 'ended'
  | 'idle'

export type SampleOutcome = {
  opportunity: string
  outcome: 'declined' | 'failed' | 'active' | 'ended'
  /** Of a refusal, failure or ending: a key of REASONS in the consultations' samples. */
  reason?: string
  /** The day of the answer, the decision or (of `ended`) the decision that began it. */
  daysAgo: number
}

export type SampleStory = {
  vague: string
  became: string
  said: string
  likes: string[]
  outcomes: SampleOutcome[]
}

export type SampleConsent = { purpose: 'introduction' | 'referral' | 'research'; recipient?: string; withdrawn?: true }

export type SamplePerson = {
  key: string
  family: string
  given: string
  /** Hiragana. */
  familyKana: string
  givenKana: string
  ageYears: number
  /** 'MM-DD': with ageYears it gives the birth date relative to today, so that ages stay. */
  birthMonthDay: string
  sex: 'female' | 'male' | null
  town: string
  phone: string
  email?: string
  contactBy: ('phone' | 'mobile' | 'post' | 'email' | 'line')[]
  contactNote: string
  digital: 'none' | 'phone' | 'line' | 'full'
  heardFrom: string
  workHistory: string
  character: Character[]
  forms: LegalForm[]
  pay: 'paid' | 'either' | 'unpaid'
  hoursWanted: number | null
  hoursMax: number | null
  daysMax: number | null
  healthNote: string
  wishes: Partial<Record<Category, -2 | -1 | 1 | 2>>
  /** Free times: 'am' and 'pm' as HALF_DAYS, or 'HH:MM-HH:MM'; touching ones of a day are one stretch. */
  free: [weekday: number, when: string][]
  away: { inDays: number; days: number; note: string }[]
  reach: Partial<Record<Means, number>>
  /** The degree of a load from which on it is avoided. */
  conditions: Partial<Record<Load, 1 | 2 | 3>>
  skills: [skill: Skill, wantsToUse: boolean][]
  registeredDaysAgo: number
  stage: SampleStage
  story: SampleStory
  consents: SampleConsent[]
}
