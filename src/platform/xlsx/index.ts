import { type Shown, shownBy } from './formats.ts'
import { refusing, type WorkbookRefusal } from './refusals.ts'
import { budgetOf, copyOf, longer, readSheet, type Shared, type SheetRows } from './sheet.ts'
import { walk } from './xml.ts'
import { openZip, type Parts } from './zip.ts'

export { packed } from './pack.ts'
export { type WorkbookRefusal, workbookRefusals } from './refusals.ts'
export type { SheetRow, SheetRows } from './sheet.ts'
export { workbookHeaders, writeWorkbook } from './write.ts'
export { walk } from './xml.ts'
export { openZip } from './zip.ts'

/** A sheet by its name; `hidden` ones are not read but named. */
export type Sheet = SheetRows & { name: string; isHidden: boolean }

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte)
const named = (bytes: Uint8Array, text: string, encoding: 'latin1' | 'utf16le') =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(text, encoding))

/** Whether these bytes are a workbook of Excel of any kind, also one that we cannot read. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  starts(bytes, 0xd0, 0xcf, 0x11, 0xe0) || (starts(bytes, 0x50, 0x4b, 3, 4) && named(bytes, 'xl/', 'latin1'))

/**
 * Reads every sheet of a workbook (.xlsx, .xlsm): what cells show, readings over kanji left out. Old, encrypted, broken
 * and too large ones are refused; more than 300 MB are never unpacked, whatever the file says of itself.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[] | WorkbookRefusal> {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return named(bytes, 'EncryptedPackage', 'utf16le') ? 'encrypted' : 'oldExcel'
  try {
    return await sheetsOf(openZip(bytes))
  } catch (error) {
    // A mistake of ours is no fault of the file.
    if (error instanceof TypeError || error instanceof ReferenceError) throw error
    return (error as { refusal?: WorkbookRefusal }).refusal ?? 'brokenWorkbook'
  }
}

async function sheetsOf(parts: Parts): Promise<Sheet[]> {
  if (parts.encrypted) throw refusing('encrypted')
  if (parts.names.some(name => /^xl\/workbook\.bin$/i.test(name))) throw refusing('binaryExcel')
  const part = (pattern: RegExp) => parts.names.find(name => pattern.test(name))
  const path = part(/^xl\/workbook\d*\.xml$/i)
  if (!path) throw refusing('brokenWorkbook')
  const targets = await targetsOf(parts, path)
  const { sheets, from1904 } = await listOf(parts, path)
  const shared: Shared = {
    texts: await textsOf(parts, part(/^xl\/sharedstrings\.xml$/i)),
    formats: await formatsOf(parts, part(/^xl\/styles\.xml$/i)),
    from1904,
    take: budgetOf(),
  }
  const read: Sheet[] = []
  for (const { name, id, isHidden } of sheets) {
    const chunks = parts.read(targets.get(id) ?? '')
    // What is no sheet of cells (a chart) has nothing to read; a hidden one is not read.
    const rows = chunks && !isHidden ? await readSheet(chunks, shared) : { rows: [], hidden: [] }
    read.push({ name, isHidden, ...rows })
  }
  return read
}

const opened = (parts: Parts, name: string) => {
  const chunks = parts.read(name)
  if (!chunks) throw refusing('brokenWorkbook')
  return chunks
}

type Listed = { name: string; id: string; isHidden: boolean }

async function listOf(parts: Parts, path: string): Promise<{ sheets: Listed[]; from1904: boolean }> {
  const sheets: Listed[] = []
  let from1904 = false
  await walk(opened(parts, path), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name: attributes['name'] ?? '', id, isHidden: /hidden/i.test(attributes['state'] ?? '') })
    },
  })
  return { sheets, from1904 }
}

/** Where the parts are that a workbook names by an id. */
async function targetsOf(parts: Parts, path: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await walk(opened(parts, path.replace(/([^/]+)$/, '_rels/$1.rels')), {
    open(name, { Id: id, Target: target }) {
      if (name === 'Relationship' && id && target)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

/** The texts that cells share, without the readings (rPh) that stand beside them. */
async function textsOf(parts: Parts, path: string | undefined): Promise<string[]> {
  const texts: string[] = []
  if (!path) return texts
  let [text, reading, aside] = ['', false, 0]
  await walk(opened(parts, path), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') reading = aside === 0
      else if (name === 'rPh') aside++
    },
    text(piece) {
      if (reading) text = longer(text, piece)
    },
    close(name) {
      if (name === 'si') texts.push(copyOf(text))
      else if (name === 't') reading = false
      else if (name === 'rPh') aside--
    },
  })
  return texts
}

/** What the formats mean that cells name by their place among cellXfs. */
async function formatsOf(parts: Parts, path: string | undefined): Promise<Shown[]> {
  const codes = new Map<number, string>()
  const formats: Shown[] = []
  let inCells = false
  if (path)
    await walk(opened(parts, path), {
      open(name, attributes) {
        const id = Number(attributes['numFmtId'] ?? 0)
        if (name === 'cellXfs') inCells = true
        else if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '')
        else if (name === 'xf' && inCells) formats.push(shownBy(id, codes.get(id)))
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    })
  return formats
}
