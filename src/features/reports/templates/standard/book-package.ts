import { packed } from '#platform/xlsx/index.ts'

/*
 * A workbook (.xlsx) as a form: headings, frames and widths, so that it looks like a paper of a city's office (ECMA-376 Part 1).
 * What is written here may be changed in Excel or LibreOffice: a city begins its own form with ours.
 */

export const LOOKS = ['plain', 'title', 'head', 'words', 'number', 'aside'] as const
export type Look = (typeof LOOKS)[number]
export type Cell = { text: string; look: Look }
/** `widths` in letters of half a width; the first `heads` rows are repeated on every page. */
export type FormPage = { name: string; widths: readonly number[]; rows: readonly (readonly Cell[])[]; heads: number }

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const font = (size: number, bold = false) =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="Yu Gothic"/></font>`
const SIDES = ['left', 'right', 'top', 'bottom'].map(side => `<${side} style='thin'><color rgb="FF444444"/></${side}>`)
const xf = (fontId: number, framed: boolean, align: string, more = '') =>
  `<xf fontId="${fontId}" fillId="0" borderId="${framed ? 1 : 0}" xfId="0" numFmtId="0" applyAlignment="1" ${more}><alignment ${align}/></xf>`
const WRAPPED = 'vertical="top" wrapText="1"'

/** Of numbers below 1,000 all places are shown, above them thousands are parted. */
const NUMBER = '<numFmts count="1"><numFmt numFmtId="164" formatCode="[&lt;1000]General;#,##0"/></numFmts>'
const STYLES = `${XML}<styleSheet xmlns="${MAIN}">${NUMBER}<fonts count="4">${font(10)}${font(16, true)}${font(10, true)}${font(9)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/></patternFill></fill></fills><borders count="2"><border/><border>${SIDES.join('')}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6">${[
  xf(0, false, 'vertical="top"'),
  xf(1, false, 'vertical="center"', 'applyFont="1"'),
  xf(2, true, WRAPPED, 'applyFont="1" applyFill="1" applyBorder="1"').replace('fillId="0"', 'fillId="2"'),
  xf(0, true, WRAPPED, 'applyBorder="1"'),
  xf(0, true, `horizontal="right" ${WRAPPED}`, 'applyBorder="1" applyNumberFormat="1"').replace(
    'numFmtId="0"',
    'numFmtId="164"',
  ),
  xf(3, false, 'vertical="top"', 'applyFont="1"'),
].join('')}</cellXfs></styleSheet>`

const cellXml = ({ text, look }: Cell, place: string): string => {
  const style = LOOKS.indexOf(look)
  return text === ''
    ? `<c r="${place}" s="${style}"/>`
    : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** No form of ours has more than 26 columns. */
const letter = (column: number): string => String.fromCharCode(65 + column)

const rowXml = (cells: readonly Cell[], row: number): string =>
  `<row r="${row}">${cells.map((one, at) => cellXml(one, `${letter(at)}${row}`)).join('')}</row>`

const FOOTER = '<headerFooter><oddFooter>&amp;R&amp;8{{自治体}}　{{番号}}　&amp;P / &amp;N</oddFooter></headerFooter>'
const MARGINS = '<pageMargins left="0.47" right="0.47" top="0.47" bottom="0.6" header="0.3" footer="0.3"/>'

const sheetXml = ({ widths, rows }: FormPage): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>${widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>${rows
    .map((cells, at) => rowXml(cells, at + 1))
    .join(
      '',
    )}</sheetData>${MARGINS}<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>${FOOTER}</worksheet>`

function workbookXml(pages: readonly FormPage[]): string {
  const sheets = pages.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const titles = pages.map(
    ({ name, heads }, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${name}'!$${heads}:$${heads}</definedName>`,
  )
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

/** A workbook with these sheets, A4 landscape, as wide as the page. */
export function bookPackage(pages: readonly FormPage[]): Uint8Array<ArrayBuffer> {
  const part = (at: number) => `worksheets/sheet${at + 1}.xml`
  const types = pages.map((_, at) => `<Override PartName="/xl/${part(at)}" ContentType="${TYPES}.worksheet+xml"/>`)
  const rels = pages.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="${part(at)}"/>`)
  return packed([
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${types.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['xl/workbook.xml', workbookXml(pages)],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${RELS}">${rels.join('')}<Relationship Id="rId${pages.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    ...pages.map((one, at) => [`xl/${part(at)}`, sheetXml(one)] as const),
  ])
}
