import { decodeText, isMarkup, MAX_UPLOAD } from '#platform/files.ts'

/** What is taken as the paper of an entry, with the media type under which it is given back. */
export const FILE_TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  jpg: 'image/jpeg',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
} as const
export type FileType = keyof typeof FILE_TYPES

export type FileRefused = 'empty' | 'tooLarge' | 'unknown' | 'macros'

const starts = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte)

/**
 * What a file is by its content, whatever it is called; only whether a text is a table (CSV) its name says. Refused are an
 * empty one, one of more than 10 MB, an office file with macros, and all that is none of `FILE_TYPES`.
 */
export async function typeOf(name: string, bytes: Uint8Array): Promise<{ type: FileType } | { refused: FileRefused }> {
  if (bytes.length === 0) return { refused: 'empty' }
  if (bytes.length > MAX_UPLOAD) return { refused: 'tooLarge' }
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return { type: 'pdf' }
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { type: 'png' }
  if (starts(bytes, 0xff, 0xd8, 0xff)) return { type: 'jpg' }
  if (starts(bytes, 0x50, 0x4b, 3, 4)) return officeType(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  const read = await decodeText(bytes)
  if (typeof read === 'string' || isMarkup(read.text)) return { refused: 'unknown' }
  return { type: /\.csv$/i.test(name) ? 'csv' : 'txt' }
}

function officeType(file: Buffer): { type: FileType } | { refused: FileRefused } {
  if (!file.includes('[Content_Types].xml')) return { refused: 'unknown' }
  if (file.includes('vbaProject.bin')) return { refused: 'macros' }
  if (file.includes('xl/workbook')) return { type: 'xlsx' }
  return file.includes('word/document') ? { type: 'docx' } : { refused: 'unknown' }
}

/** The endings of names that say what a file is. */
const ENDINGS: Partial<Record<FileType, RegExp>> = { jpg: /\.jpe?g$/i }

/**
 * The name under which a file is kept: without a path and what a header or a disk refuses, at most 120 characters. It ends as
 * what the file is: one that is called 報告.hta is saved as 報告.hta.pdf, and not run by whoever opens it.
 */
export function keptName(name: string, type: FileType): string {
  const plain = name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replaceAll(/[\p{Cc}\p{Cf}"<>:|?*%;]/gu, '')
    .trim()
  const ends = ENDINGS[type] ?? new RegExp(`\\.${type}$`, 'i')
  return plain === '' ? `資料.${type}` : [...(ends.test(plain) ? plain : `${plain}.${type}`)].slice(-120).join('')
}
