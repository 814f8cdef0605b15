import { fiscalRange, fiscalYear, type Quarter, quarter } from '#platform/ages.ts'
import { type Day, diffDays } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'
import { BANDS } from '../counts/rules.ts'
import { EVEN } from '../equity/rules.ts'

/** A group that a city means to reach, by its key, and how many of it are to be registered in a fiscal year. */
export type Guarded = { group: string; quota: number }

export const SETTINGS = {
  guardedGroups: {
    standard: [] as readonly Guarded[],
    unit: '人/年度',
    source: '市が決めること（決めていないときは、目標なし）',
    text: '届きにくい方への目標（年度に登録を受ける人数）',
    page: '/staff/breakdowns/targets',
    none: '目標なし',
    shape: {
      of: 'list',
      each: {
        of: 'record',
        fields: {
          group: { of: 'words', most: 60, text: 'どのような方' },
          quota: { of: 'number', least: 1, most: 99_999, whole: true, text: '登録を受ける人数（年度）' },
        },
      },
      fits: (groups: readonly Guarded[]) =>
        new Set(groups.map(({ group }) => group)).size < groups.length ? '同じ方への目標が2つあります。' : null,
    } as Shape,
  },
}

/**
 * How a group is written: `digital:none`, `means:walk`, `area:<id>`, or `who:male:65` (men of 65 and more). Whether somebody lives
 * alone nobody is asked: a city that means men who live alone takes men of an age.
 */
export type Group = { dim: 'digital' | 'means' | 'area'; value: string } | { dim: 'who'; sex: string; from: number }

/** The group of a key; null where it is none. */
export function groupOf(key: string): Group | null {
  const [dim, value = '', from] = key.split(':')
  if (dim === 'who') {
    const least = Number(from)
    return (value === 'male' || value === 'female') && BANDS.some(band => band === least) && least > 0
      ? { dim, sex: value, from: least }
      : null
  }
  return (dim === 'digital' || dim === 'means' || dim === 'area') && value !== '' ? { dim, value } : null
}

/** Whether a sum of registrations by `dim` and `value` (counts/rules.ts) is of the group. */
export function isOf(group: Group, { dim, value }: { dim: string; value: string }): boolean {
  if (group.dim !== dim) return false
  if (group.dim !== 'who') return group.value === value
  const [sex, band] = value.split('/')
  return sex === group.sex && Number(band) >= group.from
}

/** Below which share of what is due by a day a group stays behind: the four fifths of the comparison with the residents. */
export const BEHIND_BELOW = EVEN.least
/** In the first days of a year nothing is said. */
export const AFTER_DAYS = 60

/** How a group stands: reached its quota, on the way, behind, or too early to say. */
export type Stand = 'reached' | 'going' | 'behind' | 'early'

/** So many are due of a year's quota by the end of a day: as many as there are days gone by. */
export function dueBy(quota: number, year: number, day: Day): number {
  const { from, to } = fiscalRange(year)
  const last = day > to ? to : day
  return (quota * (diffDays(from, last) + 1)) / (diffDays(from, to) + 1)
}

/** How many were registered of a group in the year up to a day, against what is due by then. */
export function standOf(
  { registered, quota, year }: { registered: number; quota: number; year: number },
  day: Day,
): Stand {
  if (registered >= quota) return 'reached'
  if (diffDays(fiscalRange(year).from, day) < AFTER_DAYS) return 'early'
  return registered < BEHIND_BELOW * dueBy(quota, year, day) ? 'behind' : 'going'
}

/** The quarter of a fiscal year that ended last before a day. */
export function lastEnded(day: Day): { year: number; quarter: Quarter } {
  const [year, running] = [fiscalYear(day), quarter(day)]
  return running === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: (running - 1) as Quarter }
}
