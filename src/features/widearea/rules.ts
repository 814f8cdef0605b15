import type { Permissions } from '#features/accounts/rules.ts'
import { hiddenAmong } from '#features/breakdowns/rules.ts'
import type { Shape } from '#platform/shapes.ts'

export const SETTINGS = {
  /** The prefecture to which a city releases its figures, by its code; null: to nobody. */
  releaseTo: {
    standard: null as string | null,
    unit: '都道府県のコード',
    source: '市が決めること',
    text: '数字を見せる都道府県',
    page: '/staff/widearea',
    shape: {
      of: 'words',
      most: 6,
      orNull: true,
      like: { pattern: /^\d{2}000\d$/, says: '都道府県の6けたのコードを書いてください。例：120006' },
    } as Shape,
  },
}

/**
 * How a figure is told: as it is, of a part of the period (the records begin later), hidden since it or another one beside
 * it is small (which of the two is not said), not known, or not yet.
 */
export const STATES = ['shown', 'part', 'hidden', 'unknown', 'later'] as const
export type State = (typeof STATES)[number]

/** A period as it is counted; `base` of a rate: of how many answers it is. */
export type Cell = {
  value: number | null
  target: number | null
  counted: 'whole' | 'part' | 'none' | 'later'
  base?: number
}
export type Told = { value: number | null; target: number | null; state: State }

/** What an indicator is called, by the key by which it stays known. */
export type Called = { indicator: string; name: string; unit: string; sort: number }

/** One indicator of a year: four quarters and the year. */
export type Line = Called & { quarters: readonly Cell[]; year: Cell }
/** The same as it is told, the year first (quarter 0). */
export type ToldLine = Called & { cells: readonly Told[] }

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** A rate of few answers tells of those few; where one of a year is left out the year would tell it. */
const hiddenRates = ({ quarters, year }: Line, below: number): { parts: ReadonlySet<number>; total: boolean } => {
  const few = ({ base = 0, value }: Cell) => value !== null && base < below
  const parts = new Set(quarters.flatMap((cell, at) => (few(cell) ? [at] : [])))
  return { parts, total: few(year) || parts.size > 0 }
}

const toldAs = ({ value, target, counted }: Cell, isHidden: boolean): Told =>
  counted === 'later'
    ? { value: null, target, state: 'later' }
    : value === null
      ? { value: null, target, state: 'unknown' }
      : isHidden
        ? { value: null, target, state: 'hidden' }
        : { value, target, state: counted === 'part' ? 'part' : 'shown' }

/** What is told of an indicator: small numbers, and what would tell them, left out. */
export function toldOf(line: Line, below: number): ToldLine {
  const { parts, total } =
    line.unit === '%'
      ? hiddenRates(line, below)
      : hiddenAmong(
          line.quarters.map(({ value }) => value),
          line.year.value,
          below,
        )
  const { indicator, name, unit, sort } = line
  return {
    ...{ indicator, name, unit, sort },
    cells: [toldAs(line.year, total), ...line.quarters.map((cell, at) => toldAs(cell, parts.has(at)))],
  }
}

/** The sum over cities; null where one is not told as a whole: with it and the others it would follow. A rate has none. */
export const sumOf = (cells: readonly Pick<Told, 'value' | 'state'>[], unit: string): number | null =>
  unit === '%' || cells.length === 0 || cells.some(({ state }) => state !== 'shown')
    ? null
    : sum(cells.map(({ value }) => value ?? 0))

export const PERMISSIONS = {
  'figures.see': ['manager', 'administrator'],
  'figures.release': ['manager', 'administrator'],
} satisfies Permissions
