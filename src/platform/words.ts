import { createHash } from 'node:crypto'
import { closed, opened } from './once.ts'

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

/** The page with the words sealed again in every address that it leads to, however that was put together. */
export function withoutWords(page: string, plain: URL, asked: URL): string {
  const [words, sealed] = [plain.searchParams.get(WORDS), asked.searchParams.get(WORDS)]
  if (!words || !sealed || words === sealed) return page
  const written = [`${new URLSearchParams({ [WORDS]: words })}`, `${WORDS}=${encodeURIComponent(words)}`]
  return [...written, ...written.map(encodeURIComponent)].reduce((html, text) => {
    const end = text.includes('=') ? '(?=["&#])' : '(?="|&|#|%26|%23)'
    return html.replaceAll(
      new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') + end, 'g'),
      text.replace(/(=|%3D).*$/s, `$1${sealed}`),
    )
  }, page)
}
