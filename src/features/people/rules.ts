import type { Permissions } from '#features/accounts/rules.ts'
import { ageOn } from '#platform/ages.ts'

/** How a word came in when staff type for somebody (代理入力); the first five are also the channels of a consultation. */
export const MEDIA = ['visit', 'phone', 'outreach', 'online', 'post', 'web'] as const
export type PersonMedium = (typeof MEDIA)[number]

export const SEXES = ['female', 'male', 'other'] as const
export type Sex = (typeof SEXES)[number]

/** How to reach somebody, in the order of preference; `none`: they come by themselves. */
export const CONTACTS = ['phone', 'post', 'email', 'line', 'visit', 'none'] as const
export type Contact = (typeof CONTACTS)[number]

/** What somebody uses by themselves, from nothing to a computer. */
export const DIGITAL = ['none', 'phone', 'line', 'smartphone', 'computer'] as const
export type Digital = (typeof DIGITAL)[number]

export const PAYS = ['either', 'paid', 'unpaid'] as const
export type Pay = (typeof PAYS)[number]

export const HEARD_FROM = [
  'newsletter',
  'poster',
  'web',
  'event',
  'acquaintance',
  'partner',
  'job-office',
  'other',
] as const
export type HeardFrom = (typeof HEARD_FROM)[number]

/** Degrees from which a load is too much; 0 asks for nothing. */
export const DEGREES = [0, 3, 2, 1] as const
export type Degree = (typeof DEGREES)[number]

/** The parts of a person's record that are changed by a form of their own. */
export const SECTIONS = ['basic', 'wishes', 'time', 'body', 'health', 'skills'] as const
export type Section = (typeof SECTIONS)[number]

/** A person is at the desk until the consultation that ends it; from then on no step is open for them. */
export const STATUSES = ['open', 'closed'] as const
export type Status = (typeof STATUSES)[number]

export const statusOf = (person: { closed_on: string | null }): Status => (person.closed_on ? 'closed' : 'open')

/** What a choice for somebody rests on and nobody knows; `outside`: they live outside the city, and in which town is not known. */
export const LACKING = ['home', 'outside', 'reach', 'free', 'forms'] as const
export type Lacking = (typeof LACKING)[number]

export type Known = {
  town_id: string | null
  outside: boolean
  reach: readonly unknown[]
  free: readonly unknown[]
  never_free: boolean
  forms: readonly string[] | null
}

/** What is not known of somebody, in the order in which it is asked. Who was asked and can never come is known. */
export function lackingOf({ town_id, outside, reach, free, never_free, forms }: Known): Lacking[] {
  const lacks: Record<Lacking, boolean> = {
    home: town_id === null && !outside,
    outside: town_id === null && outside,
    reach: reach.length === 0,
    free: free.length === 0 && !never_free,
    forms: forms === null,
  }
  return LACKING.filter(key => lacks[key])
}

/** Where it is asked. */
export const LACKING_SECTION = {
  home: 'basic',
  outside: 'basic',
  reach: 'time',
  free: 'time',
  forms: 'wishes',
} satisfies Record<Lacking, Section>

/** A wish was said, or what somebody does shows it. */
export type Basis = 'said' | 'shown'

export type RegisterRefusal = 'noProgramme' | 'tooYoung' | 'programmeTooYoung' | 'notBorn' | 'ageAsked'

/** From this age on a birth date is rather a slip of the era or the year: it is asked before it is taken. */
const ASKED_AGE = 110

/** Whether somebody must say that a birth date is right, since it gives an age that few reach. */
export const isAgeAsked = (birth: string, day: string): boolean => ageOn(birth, day) >= ASKED_AGE

export type AgeRule = { id: string; name: string; age_floor: number }

/**
 * Whether somebody born on `birth` may be registered on `day`: the running programmes set the youngest age, and the
 * chosen one (if any) its own. `null`: yes.
 */
export function registerRefusal(
  birth: string,
  day: string,
  programmes: readonly AgeRule[],
  chosen: string | null,
): RegisterRefusal | null {
  if (birth > day) return 'notBorn'
  if (programmes.length === 0) return 'noProgramme'
  const age = ageOn(birth, day)
  if (programmes.every(programme => age < programme.age_floor)) return 'tooYoung'
  return programmes.some(({ id, age_floor }) => id === chosen && age < age_floor) ? 'programmeTooYoung' : null
}

/** The programme under which somebody of this age is registered where none was chosen: the first that takes them. */
export const programmeFor = (age: number, programmes: readonly AgeRule[]): string | null =>
  programmes.find(({ age_floor }) => age >= age_floor)?.id ?? null

export type Identity = { name_key: string; kana_key: string; birth_on: string; phone_digits: string | null }
export type Likeness = 'kana' | 'name' | 'phone'

/**
 * Why two records may be one person: the same reading and birth date, the same name (variants of kanji are one) and
 * birth date, or the same phone. Several may hold; none: they are different people.
 */
export function likenesses(a: Identity, b: Identity): Likeness[] {
  const born = a.birth_on === b.birth_on
  const found: [Likeness, boolean][] = [
    ['kana', born && a.kana_key !== '' && a.kana_key === b.kana_key],
    ['name', born && a.name_key === b.name_key],
    ['phone', a.phone_digits !== null && a.phone_digits === b.phone_digits],
  ]
  return found.filter(([, holds]) => holds).map(([why]) => why)
}

/**
 * Names may hold letters of any script with their marks (𠮷, 葛󠄀 with its variation selector), 々, 〇, the middle dot and
 * what joins foreign names; no emoji, digits, control or private characters.
 */
export const isName = (text: string): boolean => /^[\p{L}\p{M}〇・･\s.'’-]+$/u.test(text)

export const PERMISSIONS = {
  'people.find': ['counsellor', 'coordinator', 'manager'],
  'people.read': ['counsellor', 'coordinator', 'manager'],
  'people.write': ['counsellor', 'coordinator'],
} satisfies Permissions
