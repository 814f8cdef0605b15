import type { Medium } from '#features/interests/kept/rules.ts'
import type { Answer } from '#features/interests/rules.ts'
import type { Category, Means } from '#features/kinds/index.ts'

/** What somebody of the cast said by pictures, so many days ago: by themselves (`web`), or to the counsellor. */
export type CastKept = {
  who: string
  medium: Medium
  daysAgo: number
  fields: Partial<Record<Category, Answer>>
  when?: readonly string[]
  from?: string
  ways?: Partial<Record<Means, number>>
  chosen?: readonly string[]
}

/** One by herself, with what she chose, of which one is over; the others told the desk. */
export const KEPT: readonly CastKept[] = [
  {
    ...{ who: 'ueki', medium: 'web', daysAgo: 12, from: '柏駅', when: ['sat', 'weekday-pm'] },
    fields: { international: 'yes', books: 'yes', cleaning: 'no', events: 'later' },
    ways: { walk: 20, bus: 30 },
    chosen: ['kotonoha-japanese', 'satoyama-wood', 'past-hidamari-laundry'],
  },
  { who: 'ueki', medium: 'visit', daysAgo: 3, fields: { salon: 'yes', driving: 'no' } },
  { who: 'terai', medium: 'phone', daysAgo: 2, fields: { gardening: 'yes', music: 'yes', office: 'no' } },
  { who: 'hayama', medium: 'paper', daysAgo: 9, fields: { environment: 'yes', walking: 'yes', dance: 'no' } },
]

/** Of what she is told when it is new; one she ended herself. */
export const SEARCHES = [
  { who: 'ueki', kind: 'list', asked: 'category=books', name: '読み聞かせ・図書の活動', daysAgo: 12, told: 'books' },
  { who: 'ueki', kind: 'for-me', asked: 'a=b0&when=sat', name: '国際交流、土曜', daysAgo: 11 },
  { who: 'ueki', kind: 'list', asked: 'category=cleaning', name: '清掃の活動', daysAgo: 40, endedDaysAgo: 20 },
] as const
