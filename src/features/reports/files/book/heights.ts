import { linesOf } from '#ui/fit.ts'
import { type Grid, wordsIn } from './grid.ts'
import { childOf, childrenOf, type Tree } from './tree.ts'

/** How a cell shows its text, by its look: whether it breaks lines, and the size of its letters in points. */
export type Looks = readonly { wraps: boolean; size: number }[]

const isYes = (value: string | undefined): boolean => value === '1' || value === 'true'

/** The looks of a workbook by their number; `styles`: its part of that name. */
export function looksOf(styles: Tree): Looks {
  const fonts = childrenOf(childOf(styles, 'fonts') ?? styles, 'font')
  const size = (at: number) => Number(fonts[at] && childOf(fonts[at], 'sz')?.attributes['val']) || 11
  const all = childOf(styles, 'cellXfs')
  return (all ? childrenOf(all, 'xf') : []).map(xf => ({
    wraps: isYes(childOf(xf, 'alignment')?.attributes['wrapText']),
    size: size(Number(xf.attributes['fontId'] ?? 0)),
  }))
}

/** Widths of columns in digits, of which a Japanese letter takes two. */
function widthsOf({ sheet }: Grid): (column: number) => number {
  const cols = childOf(sheet, 'cols')
  const usual = Number(childOf(sheet, 'sheetFormatPr')?.attributes['defaultColWidth'] ?? 8.43)
  const known = (cols ? childrenOf(cols, 'col') : []).map(({ attributes }) => ({
    from: Number(attributes['min']) - 1,
    to: Number(attributes['max']) - 1,
    width: Number(attributes['width'] ?? usual),
  }))
  return column => known.find(({ from, to }) => from <= column && column <= to)?.width ?? usual
}

/** The widths are told for letters of this size. */
const MEASURED_AT = 11
/** A line is as much higher than its letters. */
const LINE = 1.5

/**
 * Makes rows as high as the texts that were put in: neither Excel nor LibreOffice does it when a file is opened whose rows have a
 * height, or which no program of theirs has written. What a city has set by hand stays.
 */
export function raiseRows(grid: Grid, looks: Looks): void {
  const widthOf = widthsOf(grid)
  for (const [row, { node, cells }] of grid.rows) {
    if (isYes(node.attributes['customHeight'])) continue
    const needed = [...cells].map(([column, cell]) => {
      const look = looks[Number(cell.attributes['s'] ?? 0)]
      if (cell.attributes['t'] !== 'inlineStr' || !look?.wraps) return { lines: 0, size: 0 }
      const merge = grid.merges.find(one => one.top === row && one.bottom === row && one.left === column)
      const columns = Array.from({ length: merge ? merge.right - column + 1 : 1 }, (_, at) => widthOf(column + at))
      const letters = (columns.reduce((sum, one) => sum + one, 0) * MEASURED_AT) / look.size / 2 - 0.5
      return { lines: linesOf(wordsIn(cell).trimEnd(), Math.max(1, letters)), size: look.size }
    })
    const height = Math.max(...needed.map(({ lines, size }) => (lines > 1 ? lines * size * LINE + 2 : 0)), 0)
    if (height > 0) node.attributes['ht'] = String(Math.min(409, Math.ceil(height)))
  }
}
