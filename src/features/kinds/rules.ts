/**
 * The kinds of things that every later noun speaks of: legal forms, doors, categories, loads, skills, characters.
 * The five legal forms must never be mixed, since law and reports differ (sources.md: kinds, sources.md: legal-forms).
 */

export const LEGAL_FORMS = ['employment', 'contract', 'dispatch', 'paid-volunteering', 'volunteering'] as const
export type LegalForm = (typeof LEGAL_FORMS)[number]

/** Work for wages: to bring somebody into it is 職業紹介 (職業安定法4条1項). */
export const isHiring = (form: LegalForm): boolean => form === 'employment' || form === 'dispatch'

/** What a resident sees instead of legal forms. */
export const DOORS = ['work', 'help', 'learn', 'enjoy', 'move'] as const
export type Door = (typeof DOORS)[number]

/** Each category stands behind one door. Keys are stored; labels are in text.ts. */
export const CATEGORIES = {
  'care-support': 'work',
  'childcare-support': 'work',
  'school-support': 'work',
  office: 'work',
  'public-service': 'work',
  reception: 'work',
  cleaning: 'work',
  'facility-care': 'work',
  retail: 'work',
  kitchen: 'work',
  driving: 'work',
  farming: 'work',
  gardening: 'work',
  repair: 'work',
  digital: 'work',
  teaching: 'work',
  'light-work': 'work',
  guarding: 'work',
  neighbours: 'help',
  'watch-over': 'help',
  listening: 'help',
  'child-raising': 'help',
  books: 'help',
  environment: 'help',
  guiding: 'help',
  events: 'help',
  safety: 'help',
  international: 'help',
  welfare: 'help',
  community: 'help',
  lectures: 'learn',
  smartphone: 'learn',
  languages: 'learn',
  history: 'learn',
  career: 'learn',
  music: 'enjoy',
  art: 'enjoy',
  handicraft: 'enjoy',
  'board-games': 'enjoy',
  cooking: 'enjoy',
  nature: 'enjoy',
  salon: 'enjoy',
  flowers: 'enjoy',
  gymnastics: 'move',
  sports: 'move',
  dance: 'move',
  walking: 'move',
  checks: 'move',
} as const satisfies Record<string, Door>
export type Category = keyof typeof CATEGORIES

export const LOADS = [
  'standing',
  'moving',
  'lifting',
  'crouching',
  'heights',
  'stairs',
  'heat',
  'cold',
  'early-late',
  'driving',
  'speaking',
  'fine-work',
] as const
export type Load = (typeof LOADS)[number]

/** Licences are required or not; the other skills are wished for. */
export const SKILLS = {
  'driving-licence': 'licence',
  'care-beginner': 'licence',
  'care-worker': 'licence',
  nurse: 'licence',
  'nursery-teacher': 'licence',
  teacher: 'licence',
  cook: 'licence',
  accounting: 'skill',
  office: 'skill',
  spreadsheet: 'skill',
  smartphone: 'skill',
  english: 'skill',
  chinese: 'skill',
  teaching: 'skill',
  'reading-aloud': 'skill',
  listening: 'skill',
  cooking: 'skill',
  gardening: 'skill',
  farming: 'skill',
  carpentry: 'skill',
  electrical: 'skill',
  sewing: 'skill',
  music: 'skill',
  photography: 'skill',
  calligraphy: 'skill',
  'local-history': 'skill',
  sports: 'skill',
  sales: 'skill',
  management: 'skill',
} as const satisfies Record<string, 'licence' | 'skill'>
export type Skill = keyof typeof SKILLS

/** 人柄・場: words that both sides use of themselves; never health. */
export const CHARACTERS = ['quiet', 'lively', 'alone', 'team', 'children', 'elders', 'indoors', 'outdoors'] as const
export type Character = (typeof CHARACTERS)[number]

/** 重点業種 of the plan (sources.md: priority-sectors) and the rest. */
export const PRIORITY_SECTORS = ['care', 'childcare', 'public', 'other'] as const
export type PrioritySector = (typeof PRIORITY_SECTORS)[number]

export const MEANS = ['walk', 'bicycle', 'bus', 'car'] as const
export type Means = (typeof MEANS)[number]

/** Monday first, as `weekday()` counts. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The door behind which an activity stands. Paid legal forms are work, whatever the category. */
export const doorOf = (category: Category, form: LegalForm): Door =>
  form === 'employment' || form === 'contract' || form === 'dispatch' ? 'work' : CATEGORIES[category]

export const isCategory = (text: string): text is Category => Object.hasOwn(CATEGORIES, text)
export const isLegalForm = (text: string): text is LegalForm => (LEGAL_FORMS as readonly string[]).includes(text)
export const isLoad = (text: string): text is Load => (LOADS as readonly string[]).includes(text)
export const isSkill = (text: string): text is Skill => Object.hasOwn(SKILLS, text)

/** A half-day is before or after noon: bit 2×weekday for the morning, the next for the afternoon (14 bits). */
export const halfDayBit = (weekday: number, afternoon: boolean): number => 1 << (2 * weekday + (afternoon ? 1 : 0))

/** The half-days that slots touch. Times are minutes after midnight; noon itself belongs to the afternoon. */
export function halfDaysOf(slots: readonly { weekday: number; from: number; to: number }[]): number {
  let bits = 0
  for (const { weekday, from, to } of slots) {
    if (from < 720) bits |= halfDayBit(weekday, false)
    if (to > 720) bits |= halfDayBit(weekday, true)
  }
  return bits
}
