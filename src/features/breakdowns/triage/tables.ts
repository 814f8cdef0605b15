import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { answerTo } from '#platform/rows.ts'
import { smallBelowOn } from '../actions.ts'
import { type Cell, type FigureTable, hiddenAmong, type Line, type Seeing } from '../rules.ts'
import { missing, NONE, plain } from '../rules-told.ts'
import { adviceOf, DIMS, type Dim, decidedOf, LEAST, SETTINGS } from './rules.ts'
import { type Counted, talliesAsked } from './store.ts'
import { ADVICE_TEXT, DIM_TEXT, RULE, valueText } from './text.ts'

const COLUMNS: FigureTable['columns'] = [
  { key: 'began', text: 'はじめた方', unit: '人' },
  { key: 'once', text: '1回', unit: '人' },
  { key: 'twice', text: '2回', unit: '人' },
  { key: 'more', text: '3回以上', unit: '人' },
  { key: 'open', text: 'まだ', unit: '人' },
  { key: 'minutes', text: '時間', unit: '分' },
  { key: 'share', text: '1回の割合', unit: '%' },
]

export type Triage = { tables: FigureTable[]; as_of: Day | null; used: boolean; usual: number; below: number | null }

/** How many talks it took by what people came about, as it was counted the last time. */
export async function triageOf(db: Read, { whole, today }: Seeing): Promise<Triage> {
  const { triageUsed, triageUsual } = settingsFrom(await settingsOn(db, today), SETTINGS)
  const tallies = await answerTo(db, talliesAsked())
  const below = whole ? null : await smallBelowOn(db, today)
  return {
    tables: DIMS.map(dim => tableOf(dim, tallies, below, triageUsual)),
    ...{ as_of: tallies[0]?.as_of ?? null, used: triageUsed, usual: triageUsual, below },
  }
}

function tableOf(dim: Dim, tallies: readonly Counted[], below: number | null, usual: number): FigureTable {
  const mine = tallies.filter(one => one.dim === dim).toSorted((a, b) => b.began - a.began)
  // Everybody came in one way: of how many there are in all a line that is left out would follow.
  const sum = dim === 'channel' ? mine.reduce((all, { began }) => all + began, 0) : null
  const left =
    below === null
      ? new Set<number>()
      : linesLeft(
          mine.map(({ began }) => began),
          sum,
          below,
        )
  return {
    ...{ key: dim, ...DIM_TEXT[dim], columns: COLUMNS, total: null },
    lines: mine.map(
      (one, at): Line => ({
        ...{ key: one.value, text: valueText(one), unasked: false },
        cells: left.has(at) ? COLUMNS.map(() => HIDDEN) : cellsOf(one, below, usual),
      }),
    ),
    notes: [RULE],
  }
}

const linesLeft = (began: readonly number[], sum: number | null, below: number): ReadonlySet<number> =>
  hiddenAmong(began, sum, below).parts

const HIDDEN = missing('hidden')

/** The share by which it is said what is usual, never rounded up to it; none where too few came to a decision. */
function shareCell(one: Counted, usual: number): Cell {
  const [decided, words] = [decidedOf(one), ADVICE_TEXT[adviceOf(one, usual)]]
  return { ...(decided < LEAST ? NONE : plain(Math.floor((one.once * 100) / decided))), words }
}

/** A line; where some of its numbers are small, as many are left out that none follows from the others. */
function cellsOf(one: Counted, below: number | null, usual: number): Cell[] {
  const parts = [one.once, one.twice, one.more, one.began - decidedOf(one)]
  const { parts: left } = below === null ? { parts: new Set<number>() } : hiddenAmong(parts, one.began, below)
  const told = parts.map((value, at) => (left.has(at) ? HIDDEN : plain(value)))
  const minutes = one.timed === 0 ? NONE : plain(Math.round(one.minutes / one.timed))
  return [plain(one.began), ...told, ...(left.size > 0 ? [HIDDEN, HIDDEN] : [minutes, shareCell(one, usual)])]
}
