import type { Permissions } from '#features/accounts/rules.ts'
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
  /** Numbers from 1 to below this one are not told to a prefecture. */
  smallBelow: {
    standard: 5,
    unit: '未満を伏せる',
    source: '市が決めること（決めていないときは1から4を伏せる）',
    text: '伏せる小さな数',
    shape: { of: 'number', least: 1, most: 50, whole: true } as Shape,
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

const isSmall = (value: number | null, below: number): boolean => value !== null && value > 0 && value < below
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/**
 * Which of these numbers are left out so that neither a small one is told nor one that follows from their sum: of each that is
 * left out everything from 0 to below the bound stays possible, since those left out together come to it at least and are
 * two or more. Where the sum is small itself it is left out too (`total`).
 */
export function hiddenAmong(
  values: readonly (number | null)[],
  total: number | null,
  below: number,
): { parts: ReadonlySet<number>; total: boolean } {
  const parts = new Set(values.flatMap((value, at) => (isSmall(value, below) ? [at] : [])))
  if (isSmall(total, below)) return { parts, total: true }
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]))
  if (total === null || parts.size === 0) return { parts, total: false }
  const left = known.filter(({ at }) => !parts.has(at)).toSorted((a, b) => a.value - b.value)
  const hidden = () => sum(known.filter(({ at }) => parts.has(at)).map(({ value }) => value))
  for (const next of left) {
    if (parts.size > 1 && hidden() >= below) break
    parts.add(next.at)
  }
  return { parts, total: parts.size < 2 || hidden() < below }
}

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
