import { zip } from '#platform/xlsx/testing.ts'
import { openForm, type Parts } from '../../templates/package.ts'

// For tests only: a city's form with as little in it as a test needs.

/** A cell: its text, a number, a formula (=…) with what it came to, or nothing but its looks (null). */
export type TestCell = string | number | null
type More = {
  merged?: readonly string[]
  shared?: string
  head?: string
  parts?: readonly (readonly [string, string])[]
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Every cell has a look of its own column, so that a test sees whether it stays. */
function cellXml(cell: TestCell, row: number, at: number): string {
  const open = `<c r="${String.fromCharCode(65 + at)}${row}" s="${at + 1}"`
  if (cell === null) return `${open}/>`
  if (typeof cell === 'number') return `${open}><v>${cell}</v></c>`
  if (cell.startsWith('=')) return `${open}><f>${escaped(cell.slice(1))}</f><v>99</v></c>`
  return `${open} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
}

/** A form of one sheet; rows that are undefined are not there at all. */
export function formOf(
  rows: readonly (readonly (TestCell | undefined)[])[],
  { merged = [], shared, head = '', parts = [] }: More = {},
): Uint8Array {
  const lines = rows.map((cells, at) => {
    const all = cells.map((cell, column) => (cell === undefined ? '' : cellXml(cell, at + 1, column)))
    return cells.length === 0 ? '' : `<row r="${at + 1}" spans="1:1" ht="30" customHeight="1">${all.join('')}</row>`
  })
  const merges =
    merged.length > 0 ? `<mergeCells>${merged.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  return zip([
    ['[Content_Types].xml', '<Types/>'],
    [
      'xl/workbook.xml',
      '<workbook xmlns:r="r"><sheets><sheet name="様式" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ],
    [
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ],
    ...(shared === undefined ? [] : [['xl/sharedStrings.xml', `<sst>${shared}</sst>`] as const]),
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet><dimension ref="A1:B2"/><sheetData>${lines.join('')}</sheetData>${merges}${head}</worksheet>`,
    ],
    ...parts,
  ])
}

export async function partsIn(bytes: Uint8Array): Promise<Parts> {
  const parts = await openForm(bytes)
  if (typeof parts === 'string') throw new Error(parts)
  return parts
}

/** The cells of a filled form: a row each, „A1: value", numbers bare, texts in 「」, looks behind a slash. */
export async function cellsIn(bytes: Uint8Array): Promise<string[]> {
  const xml = (await partsIn(bytes)).get('xl/worksheets/sheet1.xml')!.toString('utf8')
  return [...xml.matchAll(/<row\b[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, cells = '']) =>
    [...cells.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)]
      .map(([, attributes, inner = '']) => told(attributes!, inner))
      .join(' '),
  )
}

function told(attributes: string, inner: string): string {
  const [, at] = /r="(\w+)"/.exec(attributes)!
  const [, look] = /s="(\d+)"/.exec(attributes) ?? []
  const text = inner.replace(/<[^>]*>/g, '')
  const value =
    text === '' ? '' : attributes.includes('inlineStr') ? `「${text}」` : inner.includes('<f>') ? `=${text}` : text
  return `${at}:${value}${look ? `/${look}` : ''}`
}
