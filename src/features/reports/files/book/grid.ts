import { beside, childOf, childrenOf, type Tree, tooMuch } from './tree.ts'

const columnOf = (reference: string): number =>
  [.../^[A-Z]*/.exec(reference)![0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
const lettersOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26)

/** A sheet by its rows and columns. */
export type Grid = {
  data: Tree
  rows: Map<number, { node: Tree; cells: Map<number, Tree> }>
  merges: Merge[]
  sheet: Tree
}
type Merge = { top: number; bottom: number; left: number; right: number }

/** Reads a sheet; null of what has no cells (a chart). */
export function gridOf(sheet: Tree): Grid | null {
  const data = childOf(sheet, 'sheetData')
  if (!data) return null
  const rows: Grid['rows'] = new Map()
  let row = 0
  for (const node of childrenOf(data, 'row')) {
    row = Number(node.attributes['r'] ?? row + 1)
    if (!(row > 0)) throw new Error('a row without a number')
    node.attributes['r'] = String(row)
    // A hint for readers, which holds no longer when cells are put in.
    delete node.attributes['spans']
    const cells = new Map<number, Tree>()
    let column = -1
    for (const cell of childrenOf(node, 'c')) {
      column = cell.attributes['r'] ? columnOf(cell.attributes['r']) : column + 1
      cell.attributes['r'] = `${lettersOf(column)}${row}`
      cells.set(column, cell)
    }
    rows.set(row, { node, cells })
  }
  return { sheet, data, rows, merges: mergesOf(sheet) }
}

/** Each row below a list is held against all of them. */
const MOST_MERGES = 2000

function mergesOf(sheet: Tree): Merge[] {
  const list = childOf(sheet, 'mergeCells')
  const merged = list ? childrenOf(list, 'mergeCell') : []
  if (merged.length > MOST_MERGES) throw tooMuch('merged cells')
  return merged.map(({ attributes: { ref = '' } }) => {
    const [from = '', to = from] = ref.split(':')
    const rowOf = (reference: string) => Number(/\d+/.exec(reference)?.[0] ?? 0)
    return { top: rowOf(from), bottom: rowOf(to), left: columnOf(from), right: columnOf(to) }
  })
}

/** The words in an element, without the readings over kanji. */
export const wordsIn = (tree: Tree): string =>
  tree.children
    .filter((one): one is Tree => typeof one !== 'string' && !/(?:^|:)rPh$/.test(one.name))
    .map(one =>
      /(?:^|:)t$/.test(one.name) ? one.children.filter(piece => typeof piece === 'string').join('') : wordsIn(one),
    )
    .join('')

/** What a cell says: '' of a number, and of a formula, which makes its own text. `texts` are those that cells share. */
export function textOf(cell: Tree, texts: readonly string[]): string {
  if (childOf(cell, 'f')) return ''
  const type = cell.attributes['t']
  if (type === 'inlineStr') return wordsIn(cell)
  const value = childOf(cell, 'v')?.children.join('') ?? ''
  return type === 's' ? (texts[Number(value)] ?? '') : type === 'str' ? value : ''
}

/** Merges cells. */
export function addMerge({ sheet, merges }: Grid, merge: Merge): void {
  const list = childOf(sheet, 'mergeCells')!
  merges.push(merge)
  const ref = `${lettersOf(merge.left)}${merge.top}:${lettersOf(merge.right)}${merge.bottom}`
  list.children.push(beside(list, 'mergeCell', { ref }))
  list.attributes['count'] = String(childrenOf(list, 'mergeCell').length)
}

/** Puts in a row that was not there. */
export function insertRow({ data, rows }: Grid, at: number, node: Tree): void {
  const next = data.children.findIndex(one => typeof one !== 'string' && Number(one.attributes['r']) > at)
  data.children.splice(next < 0 ? data.children.length : next, 0, node)
  rows.set(at, { node, cells: new Map() })
}

/** A cell of a row that is there; made where there is none. */
export function cellAt({ rows }: Grid, row: number, column: number): Tree {
  const { node, cells } = rows.get(row)!
  const found = cells.get(column)
  if (found) return found
  const cell = beside(node, 'c', { r: `${lettersOf(column)}${row}` })
  const next = node.children.findIndex(one => typeof one !== 'string' && columnOf(one.attributes['r'] ?? '') > column)
  node.children.splice(next < 0 ? node.children.length : next, 0, cell)
  cells.set(column, cell)
  return cell
}

/** Texts stand as texts, so that none of them is run as a formula; the looks of the cell stay. */
export function put(cell: Tree, value: string | number): void {
  const { t: _, ...attributes } = cell.attributes
  cell.attributes = typeof value === 'number' || value === '' ? attributes : { ...attributes, t: 'inlineStr' }
  if (value === '') cell.children = []
  else if (typeof value === 'number') cell.children = [beside(cell, 'v', {}, [String(value)])]
  else cell.children = [beside(cell, 'is', {}, [beside(cell, 't', { 'xml:space': 'preserve' }, [value])])]
}
