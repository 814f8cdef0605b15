import type { Permissions } from '#features/accounts/rules.ts'
import { addDays, addMonths, type Day } from '#platform/dates.ts'

/**
 * 大分類 of 厚生労働省編職業分類（2022年改定）, by which 求職 and 求人 are counted in the yearly report
 * (hellowork.mhlw.go.jp/info/mhlw_job_exposition.html; sources.md: occupations).
 */
export const OCCUPATIONS = {
  '01': '管理的職業',
  '02': '研究・技術の職業',
  '03': '法務・経営・文化芸術等の専門的職業',
  '04': '医療・看護・保健の職業',
  '05': '保育・教育の職業',
  '06': '事務的職業',
  '07': '販売・営業の職業',
  '08': '福祉・介護の職業',
  '09': 'サービスの職業',
  '10': '警備・保安の職業',
  '11': '農林漁業の職業',
  '12': '製造・修理・塗装・製図等の職業',
  '13': '配送・輸送・機械運転の職業',
  '14': '建設・土木・電気工事の職業',
  '15': '運搬・清掃・包装・選別等の職業',
} as const
export type Occupation = keyof typeof OCCUPATIONS
// Object.keys would put 10…15 in front, as numbers.
export const OCCUPATION_KEYS = (Object.keys(OCCUPATIONS) as Occupation[]).toSorted()

export const SEEKING_ENDS = ['hired', 'withdrawn', 'expired', 'closed'] as const
export type SeekingEnd = (typeof SEEKING_ENDS)[number]
export const OPENING_ENDS = ['filled', 'withdrawn', 'expired'] as const
export type OpeningEnd = (typeof OPENING_ENDS)[number]

/** An introduction (紹介) as the records of the proposal tell it. */
export type Introduced = {
  proposal: string
  /** Null: they were erased. */
  person: string | null
  name: string
  organisation: string
  title: string
  on: Day
  status: string
  starts_on: Day | null
  ended_on: Day | null
  /** 契約の期間 of the activity, in its words. */
  period: string
  /** The last day on which it was heard that they go on. */
  heard_on: Day | null
}

/** 採否: taken, not taken, or the person did not wish it; null: nobody knows yet. */
export const RESULTS = ['hired', 'refused', 'declined'] as const
export type Result = (typeof RESULTS)[number]

export function resultOf({ starts_on, status }: Pick<Introduced, 'starts_on' | 'status'>): Result | null {
  if (starts_on !== null) return 'hired'
  return status === 'failed' ? 'refused' : status === 'declined' ? 'declined' : null
}

/** Whether they were hired without a term (無期雇用就職者), by the words of the activity; null where it has none. */
export const isIndefinite = (period: string): boolean | null =>
  period.trim() === '' ? null : /無期|定め(?:は|が)?(?:なし|ない|無)/.test(period)

/** Somebody hired without a term is not to be talked into another job for two years (職業安定法に基づく指針). */
export const leftAloneUntil = ({ starts_on, period }: Pick<Introduced, 'starts_on' | 'period'>): Day | null =>
  starts_on !== null && isIndefinite(period) ? addDays(addMonths(starts_on, 24), -1) : null

/**
 * Whether somebody hired without a term left within six months (施行規則24条の8). `early`: the six months are not over; null:
 * it was not asked since.
 */
export type Left = 'left' | 'stayed' | 'early'
export function leftOf({ starts_on, ended_on, period, heard_on }: Introduced, today: Day): Left | null | undefined {
  if (starts_on === null || !isIndefinite(period)) return undefined
  const until = addMonths(starts_on, 6)
  if (ended_on !== null) return ended_on < until ? 'left' : 'stayed'
  if (today < until) return 'early'
  return heard_on !== null && heard_on >= until ? 'stayed' : null
}

/** What is blank in a row, and is not told as if it were known. */
export const LACKS = [
  'work',
  'address',
  'occupation',
  'valid',
  'overdue',
  'openings',
  'period',
  'wage',
  'place',
  'contact',
  'result',
  'left',
] as const
export type Lack = (typeof LACKS)[number]

/** So many days after an introduction one should know what came of it. */
export const RESULT_DAYS = 30

type Dated = { valid_until: Day | null; ended_on: Day | null; occupation: Occupation | null }

const lacksOfDays = ({ valid_until, ended_on, occupation }: Dated, today: Day): (Lack | false)[] => [
  occupation === null && 'occupation',
  valid_until === null && ended_on === null && 'valid',
  valid_until !== null && valid_until < today && ended_on === null && 'overdue',
]

const lacksOfIntroduced = (all: readonly Introduced[], today: Day): (Lack | false)[] => [
  all.some(one => resultOf(one) === null && one.on < addDays(today, -RESULT_DAYS)) && 'result',
  all.some(one => leftOf(one, today) === null) && 'left',
]

const named = (lacks: readonly (Lack | false)[]): Lack[] => lacks.filter(lack => lack !== false)

export const lacksOfSeeking = (
  row: Dated & { work: string; address: string; introduced: readonly Introduced[] },
  today: Day,
): Lack[] =>
  named([
    row.work === '' && 'work',
    row.address === '' && 'address',
    ...lacksOfDays(row, today),
    ...lacksOfIntroduced(row.introduced, today),
  ])

export type Offered = {
  capacity: number | null
  period: string
  wage: string | null
  place: string
  contact: string
  phone: string
}

export const lacksOfOpening = (
  row: Dated & Offered & { address: string; introduced: readonly Introduced[] },
  today: Day,
): Lack[] =>
  named([
    row.address === '' && 'address',
    row.contact === '' && row.phone === '' && 'contact',
    row.capacity === null && 'openings',
    row.period === '' && 'period',
    row.wage === null && 'wage',
    row.place === '' && 'place',
    ...lacksOfDays(row, today),
    ...lacksOfIntroduced(row.introduced, today),
  ])

/** The last day on which a row is kept after its end; of one that is open nobody knows. */
export const keptUntil = (ended_on: Day | null, years: number): Day | null =>
  ended_on === null ? null : addMonths(ended_on, years * 12)

/** 2026-0012: the number of a row in its fiscal year. */
export const ledgerNumber = ({ fiscal_year, number }: { fiscal_year: number; number: number }): string =>
  `${fiscal_year}-${String(number).padStart(4, '0')}`

export type Refusal = 'changed' | 'open' | 'form' | 'gone'

export const PERMISSIONS = {
  'ledgers.read': ['counsellor', 'coordinator', 'manager'],
  'ledgers.seek': ['counsellor', 'coordinator'],
  'ledgers.offer': ['coordinator'],
  'ledgers.count': ['coordinator', 'manager'],
} satisfies Permissions
/** The yearly figures are about everybody. */
export const CITYWIDE = ['ledgers.count']

const PATH = '/staff/ledgers'
export const BOOKS = { seekers: `${PATH}/seekers`, openings: `${PATH}/openings` } as const
export type Book = keyof typeof BOOKS
export const FIGURES = `${PATH}/figures`
export const seekingPath = <Id extends string>(id: Id) => `/staff/people/${id}/seeking` as const
export const openingPath = <Id extends string>(id: Id) => `/staff/opportunities/${id}/opening` as const
