import { packed } from '#platform/xlsx/index.ts'
import { openForm, type Parts } from '../../templates/package.ts'
import type { Data } from '../fields.ts'
import { filledLength, MOST_FILLED } from '../length.ts'
import { type Grid, gridOf, wordsIn } from './grid.ts'
import { type Looks, looksOf, raiseRows } from './heights.ts'
import { readMarks, wordsOf } from './marks.ts'
import { type FormRow, fillSheet, formRows, namedCells, type Short } from './sheet.ts'
import { heads, tagsIn } from './tags.ts'
import { bareName, beside, childOf, childrenOf, type Tree, treeOf, written } from './tree.ts'

/** A sheet of a form: where it stands in the package, its name, and its rows with names in them. */
export type FormSheet = { part: string; name: string; grid: Grid; rows: FormRow[] }
export type Book = { parts: Parts; workbook: Tree; sheets: FormSheet[]; looks: Looks }

const WORKBOOK = 'xl/workbook.xml'

/** Reads a form; throws what is no workbook, and what would keep the server busy. */
export function bookOf(parts: Parts): Book {
  const tree = (name: string) => treeOf(parts.get(name)!.toString('utf8'))
  const workbook = tree(WORKBOOK)
  const targets = new Map(
    childrenOf(tree('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes: { Id = '', Target = '' } }) => [
      Id,
      Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`,
    ]),
  )
  const shared = parts.has('xl/sharedStrings.xml') ? childrenOf(tree('xl/sharedStrings.xml'), 'si').map(wordsIn) : []
  const listed = childrenOf(childOf(workbook, 'sheets')!, 'sheet')
  const read = namedCells()
  return {
    parts,
    workbook,
    looks: parts.has('xl/styles.xml') ? looksOf(tree('xl/styles.xml')) : [],
    sheets: listed.flatMap(({ attributes }): FormSheet[] => {
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const part = targets.get(id) ?? ''
      const grid = parts.has(part) ? gridOf(tree(part)) : null
      return grid ? [{ part, name: attributes['name'] ?? '', grid, rows: formRows(grid, shared, read) }] : []
    }),
  }
}

/** A form with its names filled in, as parts; or the lists for which it has too few rows. */
export function filledParts({ parts, workbook, sheets, looks }: Book, values: Data): Parts | Short[] {
  const short = sheets.flatMap(({ grid, rows, name }) => fillSheet(grid, rows, values, name))
  if (short.length > 0) return short
  const done = new Map(parts)
  if (recount(sheets, workbook)) done.set(WORKBOOK, Buffer.from(written(workbook)))
  for (const { part, grid } of sheets) {
    finish(grid, values)
    raiseRows(grid, looks)
    done.set(part, Buffer.from(written(grid.sheet)))
  }
  return done
}

/** Fills what stands above and below each page; what a reader is told of the size of the sheet holds no longer. */
function finish(grid: Grid, values: Data): void {
  const { sheet } = grid
  sheet.children = sheet.children.filter(one => typeof one === 'string' || bareName(one) !== 'dimension')
  // & begins a code there.
  const told = (tag: string) => wordsOf(readMarks(tag).marks, [values]).replaceAll('&', '&&')
  for (const one of heads(grid)) one.children = [one.children.join('').replaceAll(/\{\{[^{}]*\}\}/g, told)]
}

/** What formulas came to before is taken out, so that whoever opens the workbook counts it anew. */
function recount(sheets: readonly FormSheet[], workbook: Tree): boolean {
  const cells = sheets.flatMap(({ grid }) => [...grid.rows.values()].flatMap(row => [...row.cells.values()]))
  const formulas = cells.filter(cell => childOf(cell, 'f'))
  for (const cell of formulas)
    cell.children = cell.children.filter(one => typeof one === 'string' || bareName(one) !== 'v')
  if (formulas.length === 0) return false
  const found = childOf(workbook, 'calcPr')
  if (found) found.attributes['fullCalcOnLoad'] = '1'
  else {
    const after = ['sheets', 'functionGroups', 'externalReferences', 'definedNames']
    const at = workbook.children.findLastIndex(one => typeof one !== 'string' && after.includes(bareName(one)))
    workbook.children.splice(at + 1, 0, beside(workbook, 'calcPr', { fullCalcOnLoad: '1' }))
  }
  return true
}

/**
 * A form (.xlsx) with its names filled in, the lists for which it has too few rows, or null where it cannot be read or would come to too much. The same
 * form and values give the same bytes.
 */
export async function fillBook(form: Uint8Array, values: Data): Promise<Uint8Array<ArrayBuffer> | Short[] | null> {
  const parts = await openForm(form)
  if (typeof parts === 'string' || !parts.has(WORKBOOK)) return null
  const book = bookOf(parts)
  if (filledLength(tagsIn(book), values) > MOST_FILLED) return null
  const filled = filledParts(book, values)
  return Array.isArray(filled) ? filled : packed([...(filled as Parts)])
}
