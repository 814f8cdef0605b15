import type { CsvRow } from '../csv.ts'
import { packed } from './pack.ts'

/** A sheet to be written; its first row is the heading. */
export type NewSheet = { name: string; rows: readonly CsvRow[] }

const CONTROL = /[\p{Cc}￾￿]/gu
const escaped = (text: string): string =>
  text
    .replace(CONTROL, one => (one === '\n' ? '\n' : ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const cell = (value: string | number | null, place: string, style: number): string =>
  value === null || value === ''
    ? ''
    : typeof value === 'number'
      ? `<c r="${place}" s="${style}"><v>${value}</v></c>`
      : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`

/** As wide as it is written, of a Japanese letter two. */
const wide = (value: string | number | null): number =>
  [...String(value ?? '')].reduce((all, one) => all + (one < '\u0100' ? 1 : 2), 0)

/** A wider column than that no page can show: what is longer goes on in the next line of its cell. */
const WIDEST = 50
const widthOf = (rows: readonly CsvRow[], column: number): number =>
  Math.min(WIDEST, 2 + Math.max(...rows.map(row => wide(row[column] ?? null))))

/** So many letters of 11 points stand side by side on A4 landscape; a wider sheet is made smaller, down to six points. */
const ON_A4 = 130
const SMALLEST = 6 / 11

/** Points of a line of 11 points, and the highest row that there can be. */
const LINE = 18
const HIGHEST = 409

/** A row with a text that goes on says how high it is: not every program reckons that when it opens or prints a file. */
function heightOf(cells: CsvRow): string {
  const lines = Math.max(1, ...cells.map(value => linesOf(value)))
  return lines === 1 ? '' : ` ht="${Math.min(HIGHEST, lines * LINE)}" customHeight="1"`
}

const linesOf = (value: string | number | null): number =>
  String(value ?? '')
    .split('\n')
    .reduce((all, line) => all + Math.max(1, Math.ceil(wide(line) / (WIDEST - 2))), 0)

const styleOf = (value: string | number | null, row: number): number => (row === 0 ? 1 : linesOf(value) > 1 ? 2 : 0)

function sheetXml({ rows }: NewSheet): string {
  const lines = rows.map(
    (cells, i) =>
      `<row r="${i + 1}"${heightOf(cells)}>${cells.map((value, at) => cell(value, `${letters(at)}${i + 1}`, styleOf(value, i))).join('')}</row>`,
  )
  const widths = (rows[0] ?? []).map((_, at) => widthOf(rows, at))
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const fits = widths.reduce((all, one) => all + one, 0) * SMALLEST <= ON_A4
  return `${XML}<worksheet xmlns="${MAIN}">${fits ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''
  }<sheetData>${lines.join('')}</sheetData><pageSetup paperSize="9" orientation="landscape"${fits ? ' fitToWidth="1" fitToHeight="0"' : ''}/></worksheet>`
}

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/></font><font><b/><sz val="11"/><name val="Yu Gothic"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf fontId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="1" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

/** On paper the heading stands on each page of a sheet. */
const headingOn = ({ name }: NewSheet, at: number): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(`'${name.replaceAll("'", "''")}'!$1:$1`)}</definedName>`

/** A workbook (.xlsx) with these sheets: texts stand as texts, so that none of them is run as a formula. */
export function writeWorkbook(sheets: readonly NewSheet[]): Uint8Array<ArrayBuffer> {
  const part = (at: number) => `sheet${at + 1}.xml`
  return packed([
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/${part(at)}" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets><definedNames>${sheets.map(headingOn).join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${RELS}">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/${part(at)}"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    ...sheets.map((sheet, at) => [`xl/worksheets/${part(at)}`, sheetXml(sheet)] as const),
  ])
}

/** The headers of a workbook that is saved under this name. */
export const workbookHeaders = (name: string) => ({
  'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
})
