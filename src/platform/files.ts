import { decoded, eucOf, jisOf, type Utf16, utf16Of } from './encodings.ts'

export type Encoding = 'utf-8' | 'utf-8-bom' | 'shift_jis' | 'euc-jp' | 'iso-2022-jp' | Utf16

/** Why a file cannot be read as text; the sentence for the person is in `fileRefusals`. */
export const fileRefusals = {
  tooLarge: 'ファイルが大きすぎます（上限は10MBです）。ファイルを分けてから、もう一度お選びください。',
  empty: 'ファイルの中身が空です。正しいファイルか、ご確認ください。',
  picture: 'これは画像のファイルです。CSVファイルをお選びください。',
  pdf: 'これはPDFのファイルです。CSVファイルをお選びください。',
  excel:
    'これはExcelのファイルです。Excelで「名前を付けて保存」から「CSV UTF-8」を選んで保存し、そのファイルをお選びください。',
  archive: 'これは圧縮されたファイルです。展開して、中のCSVファイルをお選びください。',
  openDocument:
    'これはLibreOfficeなどのファイル（.ods）です。「名前を付けて保存」から「Excel（.xlsx）」か「CSV」を選んで保存し、そのファイルをお選びください。',
  numbers:
    'これはNumbersのファイルです。「ファイル」の「書き出す」から「Excel」か「CSV」を選んで保存し、そのファイルをお選びください。',
  markup:
    'これはCSVではなく、ウェブページ（HTML）などのファイルのようです。Excelで開き、「Excel ブック（.xlsx）」か「CSV UTF-8」で保存し直してから、お選びください。',
  binary: '文字のファイルではないようです。CSVファイルをお選びください。',
  garbled: '文字コードを判別できません。ファイルを「CSV UTF-8」で保存し直してから、お選びください。',
  brokenCsv:
    'CSVの書き方が途中で壊れています（閉じていない「"」があります）。表計算ソフトで開いて保存し直してください。',
  tooManyRows: '行が多すぎます（上限は20万行です）。ファイルを分けてから、もう一度お選びください。',
  longCell:
    '長すぎるセルがあります（上限は32,000文字です）。「"」が閉じられていないかもしれません。ファイルをご確認ください。',
} as const
export type FileRefusal = keyof typeof fileRefusals

export const MAX_UPLOAD = 10 * 1024 * 1024

const starts = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte)
const MAGIC: readonly (readonly [FileRefusal, readonly number[]])[] = [
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['excel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x1f, 0x8b]],
]

/**
 * The text of an uploaded file, told by what is in it and not by its name: byte order mark, else UTF-16 or
 * ISO-2022-JP by their zero bytes or escapes, else strict UTF-8, else EUC-JP, else Shift_JIS as Windows writes it (cp932).
 * Anything that is not text is refused with the reason.
 */
export async function decodeText(bytes: Uint8Array): Promise<{ text: string; encoding: Encoding } | FileRefusal> {
  if (bytes.length > MAX_UPLOAD) return 'tooLarge'
  if (bytes.length === 0) return 'empty'
  const magic = MAGIC.find(([, head]) => starts(bytes, head))?.[0]
  if (magic) return magic === 'archive' ? archiveOf(bytes) : magic
  if (starts(bytes, [0xff, 0xfe]) || starts(bytes, [0xfe, 0xff])) return utf16Of(bytes) ?? 'garbled'
  if (bytes.includes(0)) return utf16Of(bytes) ?? 'binary'
  if (starts(bytes, [0xef, 0xbb, 0xbf])) return utf8(bytes, 'utf-8-bom') ?? 'garbled'
  const jis = await jisOf(bytes)
  if (jis !== null) return { text: jis, encoding: 'iso-2022-jp' }
  return utf8(bytes, 'utf-8') ?? eucOrShiftJis(bytes)
}

/** Spreadsheets are packed too; the names of their parts tell which kind it is. */
function archiveOf(bytes: Uint8Array): FileRefusal {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (file.includes('xl/')) return 'excel'
  if (file.includes('opendocument') || file.includes('META-INF/manifest.xml')) return 'openDocument'
  return file.includes('.iwa') ? 'numbers' : 'archive'
}

/** A web page, XML, RTF or JSON, which some systems save under the name of a spreadsheet. */
export const isMarkup = (text: string): boolean =>
  /^\s*(?:<!doctype|<html|<\?xml|<table|<meta|\{\\rtf|\[\s*[{\]]|\{\s*")/i.test(text.slice(0, 500))

function utf8(bytes: Uint8Array, encoding: Encoding) {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding }
  } catch {
    return null
  }
}

async function eucOrShiftJis(bytes: Uint8Array): Promise<{ text: string; encoding: Encoding } | FileRefusal> {
  const euc = await eucOf(bytes)
  if (euc !== null) return { text: euc, encoding: 'euc-jp' }
  const text = await decoded(bytes, 'cp932')
  return text.includes('\ufffd') ? 'garbled' : { text, encoding: 'shift_jis' }
}
