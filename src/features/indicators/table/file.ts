import { type CellRow, headingOf, rowsUnder } from '#platform/table-file.ts'
import { NEEDED } from './rules.ts'

/** The rows of a file, the one with the headings first; or why there are none, in a sentence. */
export async function linesIn(bytes: Uint8Array): Promise<readonly CellRow[] | string> {
  const rows = await rowsUnder(bytes, /^指標$/)
  if (typeof rows === 'string') return rows
  const head = rows[0]?.cells.map(headingOf) ?? []
  const missing = NEEDED.filter(name => !head.includes(name))
  if (missing.length === 0) return rows
  return `見出しの行に、次の見出しが足りません：${missing.join('、')}。「指標の表」を保存したファイルの見出しのまま使ってください。`
}
