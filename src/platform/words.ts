import { createHash } from 'node:crypto'
import { closed, opened } from './closed.ts'

// The words by which people are looked for are names and telephone numbers. In an address they would stay in the browser's
// history on a shared desk and in the log of every proxy: they are sent by POST, and in the address stands a text that only
// the session that asked can read.

/** The parameter in which the words of a search stand. */
export const WORDS = 'q'
const MARK = '~'

const keyOf = (session: string): Buffer => createHash('sha256').update(`words ${session}`).digest()

/** The words as they may stand in an address, for the session (its hash) that asked. */
export const sealWords = (words: string, session: string): string => MARK + closed(words, keyOf(session))

/** The address as the page reads it, with the words of the search; without any where another session sealed them. */
export function withWords(url: URL, session: string): URL {
  const sealed = url.searchParams.get(WORDS)
  if (!sealed?.startsWith(MARK)) return url
  const plain = new URL(url)
  plain.searchParams.set(WORDS, wordsIn(sealed, session))
  return plain
}

function wordsIn(sealed: string, session: string): string {
  try {
    return opened(sealed.slice(MARK.length), keyOf(session))
  } catch {
    return ''
  }
}

// A page writes its texts and attributes with " escaped, so that this finds attributes and nothing else, whatever was typed.
const ADDRESS = /( (?:href|action|formaction|value|data-[\w-]+)=")([^"]*)"/g
const SIGNS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const plainText = (html: string): string => html.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, sign => SIGNS[sign]!)

/** The page with the words sealed again in every address that it leads to, however that was put together. */
export function withoutWords(page: string, plain: URL, asked: URL): string {
  if (plain.search === asked.search) return page
  return page.replaceAll(ADDRESS, (whole, before: string, value: string) => {
    const address = plainText(value)
    const sealed = sealedAgain(address, plain, asked)
    return sealed === address ? whole : `${before}${sealed.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  })
}

/** An address of ours, sealed again where it asks for the words; and one that stands in it (`to`, `back`), too. */
export function sealedAgain(address: string, plain: URL, asked: URL): string {
  const [words, sealed] = [plain.searchParams.get(WORDS), asked.searchParams.get(WORDS)]
  if (!words || !sealed || words === sealed || !/^[/?]/.test(address)) return address
  const [, path = '', query = '', rest = ''] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(address) ?? []
  const pairs = query.split('&').map(pair => {
    const [[name, value] = ['', '']] = [...new URLSearchParams(pair)]
    if (name === WORDS && same(value, words)) return `${WORDS}=${encodeURIComponent(sealed)}`
    const inner = sealedAgain(value, plain, asked)
    return inner === value ? pair : `${name}=${encodeURIComponent(inner)}`
  })
  const changed = pairs.join('&')
  return changed === query ? address : `${path}?${changed}${rest}`
}

/** The words, though a page may have trimmed or folded them. */
const same = (a: string, b: string): boolean => a.normalize('NFKC').trim() === b.normalize('NFKC').trim()
