import { headerKey } from '../reading/dialects.ts'
import type { Headed } from './heading.ts'

/** What stands for the cell above it. */
const DITTO = /^(?:〃|″|〟|”|"|仝|々|同上|同じく)$/
const SUM = /^(?:合|小|総)?\s*計$/

/** A list without what repeats its headings or adds up, and in which rows that stood; 〃 and 同上 as what stands above. */
export function withoutNoise({ records, ...list }: Headed): { list: Headed; rows: number[] } {
  const heading = list.header.map(headerKey).join('\n')
  const isNoise = (cells: readonly string[]) =>
    SUM.test(cells.find(cell => cell.trim() !== '')?.trim() ?? '') ||
    list.header.map((_, at) => headerKey(cells[at] ?? '')).join('\n') === heading
  let above: readonly string[] = []
  const kept = records.flatMap(({ row, cells }) => {
    if (isNoise(cells)) return []
    const written = cells.map((cell, at) => (DITTO.test(cell.trim()) ? (above[at] ?? '') : cell))
    if (written.some(cell => cell.trim() !== '')) above = written
    return [{ row, cells: written }]
  })
  const rows = records.flatMap(({ row, cells }) => (isNoise(cells) ? [row] : []))
  return { list: { ...list, records: kept }, rows }
}

/** What is said of such rows; nothing where there are none. */
export const noiseText = (name: string, rows: readonly number[]): string[] => {
  if (rows.length === 0) return []
  const some = `${rows.slice(0, 5).join('、')}行目${rows.length > 5 ? `など${rows.length}行` : ''}`
  return [
    `${name === '' ? '' : `シート「${name}」の`}${some}は、見出しのくり返しか合計のため、催しとして読んでいません。`,
  ]
}
