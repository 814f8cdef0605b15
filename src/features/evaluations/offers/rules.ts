import type { Content, Direction } from '../rules.ts'

const PREFIX = 'indicator:'

/** What a sheet counts by where it is an indicator; kinds of entry stand there by their keys alone. */
export const codeOf = (key: string): string => `${PREFIX}${key}`

/** The key of the indicator by which a sheet counts; null where it counts something else. */
export const indicatorOf = (counted: string | null): string | null =>
  counted?.startsWith(PREFIX) ? counted.slice(PREFIX.length) : null

/**
 * How an indicator's figure of a year stands: all quarters `closed`, as it is counted `now`, from a later day on (`part`); or why
 * it is not told: nothing is known (`none`), whoever asks sees a part of the people alone and would count too few (`unseen`), or
 * so few that they are told only to those who see figures (`few`).
 */
export type State = 'closed' | 'now' | 'part' | 'none' | 'unseen' | 'few'

/** Who may open the records behind a figure. */
export type Opens = 'entries.read' | 'views.read' | 'indicators.trace'

/** An indicator of a work in a year, as a sheet may take it over. */
export type Offer = {
  code: string
  name: string
  unit: string
  direction: Direction
  target: number | null
  /** Null where it is not told. */
  actual: number | null
  state: State
  /** The records behind it, and who may open them. */
  href: string
  opens: Opens
}

/** Fewer than so many people are told only to those who see figures (as of what goes to a prefecture). */
const LEAST = 10

type Counted = {
  actual: number | null
  /** Of a share, of how many answers it is. */
  base: number | null
  part: boolean
  closed: boolean
  /** Counted from records of people, not from what was entered or from looks at the pages. */
  people: boolean
}
/** Who asks: whether they see all people, and whether they see figures. */
export type Reader = { whole: boolean; figures: boolean }

/** What of an indicator's figure is told to whoever asks. */
export function toldOf(
  { actual, base, part, closed, people }: Counted,
  reader: Reader,
): Pick<Offer, 'actual' | 'state'> {
  const not = (state: State) => ({ actual: null, state })
  if (people && !closed && !reader.whole) return not('unseen')
  if (actual === null) return not('none')
  if (people && !reader.figures && (base ?? actual) > 0 && (base ?? actual) < LEAST) return not('few')
  return { actual, state: closed ? 'closed' : part ? 'part' : 'now' }
}

/** Where a sheet says another figure than its indicator: neither is mended, both are told. */
export type Difference = { field: 'target' | 'actual'; sheet: number; indicator: number }

export function differences(
  { counted, target, actual }: Pick<Content, 'counted' | 'target' | 'actual'>,
  offers: readonly Offer[],
): { offer: Offer; found: Difference[] } | null {
  const offer = offers.find(({ code }) => code === counted)
  if (!offer) return null
  const pairs = [
    ['target', target, offer.target],
    ['actual', actual, offer.actual],
  ] as const
  const found = pairs.flatMap(([field, sheet, indicator]): Difference[] =>
    sheet === null || indicator === null || sheet === indicator ? [] : [{ field, sheet, indicator }],
  )
  return found.length === 0 ? null : { offer, found }
}
