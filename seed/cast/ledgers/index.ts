import type { Category } from '#features/kinds/index.ts'
import type { Occupation } from '#features/ledgers/rules.ts'

/** By which class of occupation the desk of the demo took the work of a kind; of the others it did not say. */
export const OCCUPATION_OF: Partial<Record<Category, Occupation>> = {
  'care-support': '08',
  'childcare-support': '05',
  'school-support': '05',
  office: '06',
  reception: '06',
  retail: '07',
  kitchen: '09',
  driving: '13',
  farming: '11',
  cleaning: '15',
}

/** Each so many of those who were introduced, no 求職 and no 求人 was noted. */
export const MISSED_EVERY = 6
/** Each so many of them, nobody asked what they wish to do. */
export const UNSAID_EVERY = 4
