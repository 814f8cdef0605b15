import { deflateRawSync } from 'node:zlib'

/** A sheet for a test: its rows, or its XML where the test is about that. */
export type TestSheet = {
  name: string
  rows?: readonly (readonly (string | number | { v: number; s: number })[])[]
  xml?: string
  state?: 'hidden' | 'veryHidden'
  merged?: readonly string[]
  hiddenRows?: readonly number[]
}

type Options = { formats?: readonly string[]; date1904?: boolean; shared?: string }

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

function sheetXml({ rows = [], xml, merged = [], hiddenRows = [] }: TestSheet): string {
  if (xml !== undefined) return xml
  const lines = rows.map((cells, i) => {
    const written = cells.map((cell, at) => {
      const place = `${letters(at)}${i + 1}`
      if (cell === '') return ''
      if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
      const { v, s } = typeof cell === 'number' ? { v: cell, s: 0 } : cell
      return `<c r="${place}" s="${s}"><v>${v}</v></c>`
    })
    return `<row r="${i + 1}"${hiddenRows.includes(i + 1) ? ' hidden="1"' : ''}>${written.join('')}</row>`
  })
  const joined = merged.map(ref => `<mergeCell ref="${ref}"/>`).join('')
  return `<worksheet><sheetData>${lines.join('')}</sheetData><mergeCells>${joined}</mergeCells></worksheet>`
}

/** A workbook with these sheets. `formats`: codes of cell formats, the first of which has the number 1. */
export function workbook(sheets: readonly TestSheet[], { formats = [], date1904, shared }: Options = {}): Uint8Array {
  const codes = formats.map((code, i) =>
    /^[1-9]\d*$/.test(code)
      ? ''
      : `<numFmt numFmtId="${200 + i}" formatCode="${escaped(code).replaceAll('"', '&quot;')}"/>`,
  )
  const xfs = formats.map((code, i) => `<xf numFmtId="${/^[1-9]\d*$/.test(code) ? code : 200 + i}"/>`)
  const list = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"${state ? ` state="${state}"` : ''}/>`,
  )
  const rels = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`)
  return zip([
    [
      'xl/workbook.xml',
      `<workbook xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', `<Relationships>${rels.join('')}</Relationships>`],
    [
      'xl/styles.xml',
      `<styleSheet><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
    ],
    ...(shared === undefined ? [] : [['xl/sharedStrings.xml', `<sst>${shared}</sst>`] as const]),
    ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)] as const),
  ])
}

/** A package of these parts. */
export function zip(parts: readonly (readonly [name: string, content: string | Buffer])[], flags = 0): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(at, 42)
    const body = Buffer.concat([head, Buffer.from(name), packed])
    bodies.push(body)
    directory.push(entry, Buffer.from(name))
    at += body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
