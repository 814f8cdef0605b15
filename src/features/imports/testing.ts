import { type Cells, cellsOf } from './reading/cells.ts'
import { layoutOf } from './reading/dialects.ts'

/** One record of a file of the base-registry dialect, by the names of its columns. */
export function cells(record: Record<string, string>): Cells {
  const row = { 名称: 'そば打ち教室', イベント種類: '', 開始日: '2026-11-21', ...record }
  const layout = layoutOf(Object.keys(row))
  if (!layout || 'missing' in layout) throw new Error('not a header')
  return cellsOf(layout, 2, Object.values(row))
}

/** What the clerk is told of a record, by column and code. */
export const told = ({ issues }: Cells): string[] => issues.map(({ column, code }) => `${column} ${code}`)
