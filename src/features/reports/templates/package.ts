import { Readable } from 'node:stream'
import { openZip, walk } from '#platform/xlsx/index.ts'
import { type FormRefusal, type FormType, MOST_BYTES, MOST_UNPACKED } from './rules.ts'

/** The parts of a form (.docx or .xlsx) by their names. */
export type Parts = ReadonlyMap<string, Buffer>

/** Texts of more than this are no form, and would keep the server busy. */
const MOST_TEXT = 8 * 1024 * 1024
const BODIES = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } satisfies Record<FormType, string>

/** Which kind of form it is. */
export const typeOf = (parts: Parts): FormType => (parts.has(BODIES.xlsx) ? 'xlsx' : 'docx')

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

/** Opens a form, told by its content and not by its name; whatever it says of itself, no more than the most is unpacked. */
export async function openForm(bytes: Uint8Array): Promise<Parts | FormRefusal> {
  if (bytes.length === 0) return 'empty'
  if (bytes.length > MOST_BYTES) return 'tooLarge'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'old'
  if (!starts(bytes, 0x50, 0x4b, 3, 4)) return 'other'
  const parts = await unpacked(bytes)
  return parts instanceof Map ? (faultOf(parts) ?? parts) : parts
}

async function unpacked(bytes: Uint8Array): Promise<Map<string, Buffer> | FormRefusal> {
  try {
    const zip = openZip(bytes, MOST_UNPACKED)
    if (zip.encrypted) return 'old'
    const parts = new Map<string, Buffer>()
    for (const name of zip.names.filter(name => !name.endsWith('/'))) {
      const chunks: Uint8Array[] = []
      for await (const chunk of zip.read(name)!) chunks.push(chunk)
      parts.set(name, Buffer.concat(chunks))
    }
    return parts
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) throw error
    return (error as { refusal?: string }).refusal === 'unpackedTooLarge' ? 'bomb' : 'broken'
  }
}

const PROGRAM = /vbaProject|vbaData|activeX|oleObject|^xl\/(?:macro|intlMacro|dialog)sheets\//i
/** What fetches something from elsewhere when the document is opened; a link that somebody presses does not. */
const FETCHING = /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK)\b/
/** Parts of a workbook that are another workbook or a database, or ask one. */
const FETCHING_PART = /^xl\/(?:externalLinks\/|connections\.xml|queryTables\/|webextensions\/)/i
/** A formula that reads another file, or asks elsewhere; a link that somebody presses (HYPERLINK) does not. */
const FETCHING_FORMULA =
  /\b(?:WEBSERVICE|IMAGE|RTD|CALL|REGISTER|REGISTER\.ID|EXEC|DDE)\s*\(|(?:^|[^\p{L}\p{N}_.\]])\[\d+\]|\[[^\][]+\.\w{3,4}\]|file:\/\/|\|\s*'/iu

function faultOf(parts: Parts): FormRefusal | null {
  const types = parts.get('[Content_Types].xml')?.toString('utf8')
  if (types === undefined || !Object.values(BODIES).some(body => parts.has(body))) return 'other'
  if ([...parts.keys()].some(name => PROGRAM.test(name)) || /macroEnabled/i.test(types)) return 'macros'
  if ([...parts.keys()].some(name => FETCHING_PART.test(name))) return 'outside'
  const texts = [...parts].filter(([name]) => /\.(?:xml|rels)$/i.test(name))
  if (texts.reduce((sum, [, part]) => sum + part.length, 0) > MOST_TEXT) return 'bomb'
  for (const [name, part] of texts) {
    const xml = part.toString('utf8')
    if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return 'broken'
    if (
      name.endsWith('.rels')
        ? fetches(xml)
        : FETCHING.test(codesIn(xml)) || formulasIn(xml).some(one => FETCHING_FORMULA.test(one))
    )
      return 'outside'
  }
  return null
}

const fetches = (rels: string): boolean =>
  (rels.match(/<Relationship\b[^>]*>/g) ?? []).some(
    one => /TargetMode\s*=\s*["']External/i.test(one) && !/\/hyperlink["']/i.test(one),
  )

/** The codes of the fields of a document, which may be cut into pieces. */
const codesIn = (xml: string): string =>
  [...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)<|w:instr="([^"]*)"/g)]
    .map(([, text, attribute]) => text ?? attribute)
    .join('')

/** The formulas of a workbook: of its cells, its names and its rules. */
const formulasIn = (xml: string): string[] =>
  [...xml.matchAll(/<(?:\w+:)?(?:f|formula|formula1|formula2|definedName)\b[^>]*>([^<]*)</g)].map(([, formula]) =>
    formula!.replaceAll('&apos;', "'").replaceAll('&quot;', '"'),
  )

/** Whether every text of a document can be read as XML. */
export async function isWellFormed(parts: Parts): Promise<boolean> {
  try {
    for (const [name, part] of parts)
      if (/\.(?:xml|rels)$/i.test(name)) await walk(Readable.from([part]), { open() {} })
    return true
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) throw error
    return false
  }
}
