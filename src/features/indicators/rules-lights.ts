import type { ValuesOf } from '#features/municipalities/rules.ts'
import type { Shape } from '#platform/shapes.ts'
import { type Basis, type Direction, percent } from './rules.ts'

/** How an indicator stands, the best first; each has a word and a shape of its own, so that colour says nothing alone. */
export const LIGHTS = ['reached', 'nearly', 'late', 'missed'] as const
export type Light = (typeof LIGHTS)[number]

type Bounds = { reached: number; nearly: number; late: number; after: number }

const percents = (text: string) => ({ of: 'number', least: 1, most: 200, whole: true, text }) as const

export const LIGHT_SETTINGS = {
  /** From which percentage of what should be there an indicator is reached, nearly, late; below: missed. */
  lights: {
    standard: { reached: 100, nearly: 90, late: 70, after: 30 } as Bounds,
    unit: '%・日',
    source: '市が決めること（決めていないときは100・90・70%、はじめの30日は出さない）',
    text: '指標の状況の区切り',
    shape: {
      of: 'record',
      fields: {
        reached: percents('達成（%以上）'),
        nearly: percents('概ね達成（%以上）'),
        late: percents('遅れ（%以上。これより下は未達）'),
        after: { of: 'number', least: 0, most: 92, whole: true, text: '期間のはじめに出さない日数（日）' },
      },
      fits: ({ reached, nearly, late }: Bounds) =>
        reached > nearly && nearly > late ? null : '達成・概ね達成・遅れの順に、小さくなる数にしてください。',
    } as Shape,
  },
}
export type LightBounds = ValuesOf<typeof LIGHT_SETTINGS>['lights']

/** What is there of a target; `gone` of `days` are over, all of them when the period is. */
export type Progress = {
  target: number | null
  actual: number | null
  direction: Direction
  basis: Basis
  gone: number
  days: number
}

/**
 * Whole percent of what should be there by now: of a sum the target's share of the days that are over, of a state or a share
 * the target itself. Where less is better (`down`) the other way round. Null where there is no target, nothing is counted, or
 * nothing is to be reached (a target of 0 of which more is better).
 */
export function attained({ target, actual, direction, basis, gone, days }: Progress): number | null {
  if (target === null || actual === null || days <= 0) return null
  const due = basis === 'sum' ? (target * Math.min(gone, days)) / days : target
  if (direction === 'up') return due > 0 ? percent(actual, due) : null
  if (actual === 0) return 100
  return due > 0 ? percent(due, actual) : 0
}

/** How it stands by these bounds; null where nothing can be said, or too few days of the period are over. */
export function lightOf(progress: Progress, { reached, nearly, late, after }: LightBounds): Light | null {
  if (progress.gone < Math.min(after, progress.days)) return null
  const share = attained(progress)
  if (share === null) return null
  return share >= reached ? 'reached' : share >= nearly ? 'nearly' : share >= late ? 'late' : 'missed'
}

/** Before so many days a year says nothing of its end. */
export const FORECAST_DAYS = 60

/** What came so far of a sum; `last`: the same days of the year before and all of it, where all of that was recorded. */
export type SoFar = { actual: number; gone: number; days: number; last: { same: number; whole: number } | null }
export type Forecast = { value: number; by: 'season' | 'days' }

/**
 * What a sum comes to at the year's end: as much more as came of last year after the same days, else evenly by the days. Null
 * before `FORECAST_DAYS`, and when the year is over.
 */
export function forecastOf({ actual, gone, days, last }: SoFar): Forecast | null {
  if (gone < FORECAST_DAYS || gone >= days) return null
  if (last && last.same > 0) return { value: Math.round((actual * last.whole) / last.same), by: 'season' }
  return { value: Math.round((actual * days) / gone), by: 'days' }
}

/** How much is missing to a target, 0 where it is reached; null where there is none or less is better. */
export const missing = ({
  target,
  actual,
  direction,
}: Pick<Progress, 'target' | 'actual' | 'direction'>): number | null =>
  target === null || actual === null || direction === 'down' ? null : Math.max(0, target - actual)
