import type { Category, Door, LegalForm, Load, Means } from '#features/kinds/index.ts'
import type { Area, Place } from '#features/places/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Sought } from '#platform/search.ts'

/** Money between the two: one gets some, none flows, one pays. */
export const REWARD_FILTERS = { paid: ['wage', 'fee', 'thanks'], free: ['none'], cost: ['cost'] } as const
export type RewardFilter = keyof typeof REWARD_FILTERS

/** What a visitor asks for; everything is in the address, so that it can be sent and kept. */
export type Criteria = {
  /** Words, as they were typed, without those that are conditions. */
  q: string
  /** All must be found, each word with its synonyms; null: as they stand. */
  sought: Sought | null
  /** Words that what is looked for must not say of itself; they stand last in `q`, each with 以外. */
  unwanted?: readonly string[]
  /** One of the words is enough: what is nearest where nothing has all; how much each word tells, 0 to 1. Never in an address. */
  any?: readonly number[]
  /** Published after this day, up to that one. Never in an address. */
  published?: { after: Day; until: Day }
  door: Door | null
  form: LegalForm | null
  category: Category | null
  area: Area | null
  /** Times of the week of which one is enough (week.ts); 0 is any time. */
  when: number
  /** A day on which it takes place. */
  on: Day | null
  from: Place | null
  means: Means
  /** From `from` by `means`; null is any distance. */
  minutes: number | null
  reward: RewardFilter | null
  /** Yen an hour, at least. */
  wage?: number | null
  /** Loads that must not be there at all. */
  loads: readonly Load[]
  trial: boolean
  visit: boolean
  /** The list is drawn as a map too. */
  map: boolean
  /** From 1. */
  page: number
  size: number
}

/** Nothing is asked for. */
export const ANYTHING: Criteria = {
  ...{
    q: '',
    sought: [],
    unwanted: [],
    door: null,
    form: null,
    category: null,
    area: null,
    when: 0,
    on: null,
    from: null,
  },
  ...{
    means: 'walk',
    minutes: null,
    reward: null,
    wage: null,
    loads: [],
    trial: false,
    visit: false,
    map: false,
    page: 1,
    size: 20,
  },
}
