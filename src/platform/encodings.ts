import iconv from 'iconv-lite'
import { inPieces } from './slices.ts'

// Encodings that files of Japanese offices come in besides UTF-8 and Shift_JIS, told by the bytes alone.

const strict = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The text of bytes of an encoding of two bytes; what is none in it becomes U+FFFD. */
export async function decoded(bytes: Uint8Array, encoding: 'cp932' | 'euc-jp'): Promise<string> {
  const decoder = iconv.getDecoder(encoding)
  let text = ''
  for await (const piece of inPieces(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)))
    text += decoder.write(piece)
  return text + (decoder.end() ?? '')
}

export type Utf16 = 'utf-16le' | 'utf-16be'

/**
 * A text in UTF-16: with its byte order mark, or without one where every zero byte stands on the same side of its pair
 * (the high half of commas, digits and line ends) and the rest is text. Null for anything else.
 */
export function utf16Of(bytes: Uint8Array): { text: string; encoding: Utf16 } | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  const encoding = marked ?? sideOfZeros(bytes)
  const text = encoding && strict(bytes, encoding)
  if (!encoding || text === null) return null
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a text has none of them
  return marked || !/[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/.test(text) ? { text, encoding } : null
}

function sideOfZeros(bytes: Uint8Array): Utf16 | null {
  if (bytes.length % 2 === 1) return null
  const zeros = [0, 0]
  for (let i = 0; i < Math.min(bytes.length, 20_000); i++) if (bytes[i] === 0) zeros[i % 2]!++
  const [even = 0, odd = 0] = zeros
  if (even > 0 && odd === 0) return 'utf-16be'
  return odd > 0 && even === 0 ? 'utf-16le' : null
}

const ESCAPES: Record<string, 'ascii' | 'kanji' | 'kana'> = {
  '(B': 'ascii',
  '(J': 'ascii',
  $B: 'kanji',
  '$@': 'kanji',
  '(I': 'kana',
}

/**
 * A text in ISO-2022-JP („JIS“), as mail programs and old office systems write it, with the NEC and IBM characters ①, 髙, 﨑 of
 * Windows. Null where it has no escape of that encoding or one that is broken.
 */
export async function jisOf(bytes: Uint8Array): Promise<string | null> {
  if (!bytes.includes(0x1b)) return null
  const shifted: number[] = []
  let mode: 'ascii' | 'kanji' | 'kana' = 'ascii'
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte >= 0x80) return null
    if (byte === 0x1b) {
      const next = ESCAPES[String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0)]
      if (!next) return null
      mode = next
      i += 2
    } else if (byte <= 0x20 || mode === 'ascii') shifted.push(byte)
    else if (mode === 'kana') shifted.push(byte + 0x80)
    else shifted.push(...shiftJisOf(byte, bytes[++i] ?? 0))
  }
  const text = await decoded(Uint8Array.from(shifted), 'cp932')
  return text.includes('\ufffd') ? null : text
}

/** Row and cell of JIS X 0208 as the two bytes of Shift_JIS. */
function shiftJisOf(first: number, second: number): [number, number] {
  const lead = ((first - 0x21) >> 1) + (first < 0x5f ? 0x81 : 0xc1)
  const trail = first % 2 === 1 ? second + (second < 0x60 ? 0x1f : 0x20) : second + 0x7e
  return [lead, trail]
}

/**
 * A text in EUC-JP: every byte above ASCII belongs to one of its pairs, and there is kana among them, which no Shift_JIS
 * text of Japanese sentences looks like. Null for anything else.
 */
export async function eucOf(bytes: Uint8Array): Promise<string | null> {
  const high = (byte: number | undefined) => byte !== undefined && byte >= 0xa1 && byte <= 0xfe
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    const length = byte === 0x8f ? 3 : byte === 0x8e || high(byte) ? 2 : 0
    if (length === 0 || !high(bytes[i + 1]) || (length === 3 && !high(bytes[i + 2]))) return null
    i += length - 1
  }
  const text = await decoded(bytes, 'euc-jp')
  return !text.includes('\ufffd') && /[ぁ-んァ-ヶ]/.test(text) ? text : null
}
