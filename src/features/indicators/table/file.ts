import { readCsv } from '#platform/csv.ts'
import { decodeText, fileRefusals, isMarkup } from '#platform/files.ts'
import { isWorkbook, readWorkbook, workbookRefusals } from '#platform/xlsx/index.ts'
import { headingOf, NEEDED } from './rules.ts'

export type Line = { row: number; cells: readonly string[] }

/** The lines of a file, the one with the headings first; or why there are none, in a sentence. */
export async function linesIn(bytes: Uint8Array): Promise<Line[] | string> {
  const lines = await allLines(bytes)
  if (typeof lines === 'string') return lines
  const at = lines.findIndex(({ cells }) => NEEDED.every(name => cells.some(cell => headingOf(cell) === name)))
  if (at >= 0) return lines.slice(at)
  const most = lines
    .slice(0, 20)
    .map(({ cells }) => NEEDED.filter(name => !cells.some(cell => headingOf(cell) === name)))
  const missing = most.toSorted((a, b) => a.length - b.length)[0] ?? NEEDED
  return `見出しの行に、次の見出しが足りません：${missing.join('、')}。「指標の表」を保存したファイルの見出しのまま使ってください。`
}

async function allLines(bytes: Uint8Array): Promise<Line[] | string> {
  if (isWorkbook(bytes)) {
    const sheets = await readWorkbook(bytes)
    if (typeof sheets === 'string') return workbookRefusals[sheets]
    const shown = sheets.filter(({ rows }) => rows.length > 0)
    return (
      shown.find(({ rows }) => rows.some(({ cells }) => cells.some(cell => headingOf(cell) === NEEDED[0])))?.rows ?? []
    )
  }
  const decoded = await decodeText(bytes)
  if (typeof decoded === 'string') return fileRefusals[decoded]
  if (isMarkup(decoded.text)) return fileRefusals.markup
  const csv = await readCsv(decoded.text)
  return typeof csv === 'string' ? fileRefusals[csv] : [{ row: 1, cells: csv.header }, ...csv.records]
}
