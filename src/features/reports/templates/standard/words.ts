/*
 * A document (.docx) out of a few parts: paragraphs, headings and tables (ECMA-376 Part 1). What is written here is read by Word and
 * LibreOffice alike, and may be changed there: a city begins its own form with ours.
 */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

type Look = { size?: number; bold?: boolean; align?: 'left' | 'right' | 'center'; style?: string; newPage?: boolean }

/** A paragraph; sizes are points. */
export function p(text: string, { size, bold, align, style, newPage }: Look = {}): string {
  const paragraph = [
    style && `<w:pStyle w:val="${style}"/>`,
    newPage && '<w:pageBreakBefore/>',
    align && `<w:jc w:val="${align}"/>`,
  ]
  const run = [bold && '<w:b/>', size && `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`]
  const all = (parts: readonly (string | false | undefined | 0)[]) => parts.filter(Boolean).join('')
  return `<w:p><w:pPr>${all(paragraph)}</w:pPr><w:r><w:rPr>${all(run)}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`
}

export const title = (text: string, look: Look = {}): string => p(text, { ...look, style: 'Title' })
export const heading = (text: string): string => p(text, { style: 'Heading1' })

/** A column by its width in millimetres. */
export type Column = { head: string; cell: string; wide: number; right?: boolean }
/** Twentieths of a point. */
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

const cellXml = (wide: number, content: string, head = false): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${twips(wide)}" w:type="dxa"/>${head ? '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>' : ''}</w:tcPr>${content}</w:tc>`

/** A table with a heading that is repeated on every page, and one row, which is filled once or (by its names) often. */
export function table(columns: readonly Column[], size = 9): string {
  const head = columns.map(one => cellXml(one.wide, p(one.head, { size, bold: true }), true)).join('')
  const row = columns
    .map(one => cellXml(one.wide, p(one.cell, { size, ...(one.right ? { align: 'right' as const } : {}) })))
    .join('')
  return framed(
    columns.map(({ wide }) => wide),
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr>`,
  )
}

/** A table of what is called how: a name and a value in each row. */
export const facts = (
  rows: readonly (readonly [name: string, value: string])[],
  wide: readonly [number, number],
): string =>
  framed(
    wide,
    rows
      .map(
        ([name, value]) =>
          `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cellXml(wide[0], p(name, { bold: true, size: 10 }), true)}${cellXml(wide[1], p(value, { size: 10 }))}</w:tr>`,
      )
      .join(''),
  )

function framed(widths: readonly number[], rows: string): string {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const borders = sides.map(side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="444444"/>`).join('')
  const total = widths.reduce((sum, one) => sum + one, 0)
  return `<w:tbl><w:tblPr><w:tblW w:w="${twips(total)}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map(wide => `<w:gridCol w:w="${twips(wide)}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`
}
