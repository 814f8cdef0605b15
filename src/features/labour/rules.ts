import type { Permissions } from '#features/accounts/rules.ts'
import type { Day } from '#platform/dates.ts'

/** The labour market of a month in a sector as the ハローワーク gave it; null: 「-」, or nothing stands there. */
export type Figures = {
  sector: string
  openings: number | null
  seekers: number | null
  seekers_55: number | null
  /** Percent of the seekers who are 55 or older, as it is written. */
  share_55: number | null
  /** Openings for each seeker (有効求人倍率), as it is written. */
  ratio: number | null
  placed: number | null
}

/** A row of one month: `month` is its first day. */
export type LabourRow = Figures & { month: Day }

/** The share of the seekers of 55 and more in percent, to one decimal; null where one of the numbers is not told, or nobody seeks. */
export const shareOf = ({ seekers, seekers_55 }: Pick<Figures, 'seekers' | 'seekers_55'>): number | null =>
  seekers === null || seekers_55 === null || seekers === 0 ? null : Math.round((seekers_55 / seekers) * 1000) / 10

/** Openings for each seeker to two decimals (有効求人倍率＝有効求人数÷有効求職者数); null where that cannot be reckoned. */
export const ratioOf = ({ openings, seekers }: Pick<Figures, 'openings' | 'seekers'>): number | null =>
  openings === null || seekers === null || seekers === 0 ? null : Math.round((openings / seekers) * 100) / 100

/** Whether what is written differs from what is reckoned: a paper is shown as it is, and never mended silently. */
export const differs = (written: number | null, reckoned: number | null): boolean =>
  written !== null && reckoned !== null && written !== reckoned

export const PERMISSIONS = {
  'labour.read': ['counsellor', 'coordinator', 'manager'],
  'labour.write': ['coordinator', 'manager'],
} satisfies Permissions
