import { createHash } from 'node:crypto'
import { closed, opened } from './closed.ts'

/** What a page tells once at the top: what was done, or that there was nothing to do, since it was so already. */
export type Flash = { kind: 'success' | 'info'; text: string }

/** What is told after a form that may have had nothing to do: that it was done is never said of what was not. */
export const doneOr = (done: unknown, text: string, idle: string): { flash: Flash } => ({
  flash: done ? { kind: 'success', text } : { kind: 'info', text: idle },
})

const KINDS = { s: 'success', i: 'info' } as const
const SEALED = '~'
const keyOf = (session: string): Buffer => createHash('sha256').update(`flash ${session}`).digest()

/**
 * As it travels in a cookie. What is told to somebody who is logged in (`session`: the text of their cookie) may name people:
 * it can be read with their session alone, and so not from what a browser leaves behind.
 */
export function flashCookie(flash: string | Flash, session?: string): string {
  const plain = typeof flash === 'string' ? `s${flash}` : `${flash.kind[0]}${flash.text}`
  return session ? SEALED + closed(plain, keyOf(session)) : plain
}

/** What a cookie tells to whoever has this session, if any; undefined for what we never wrote, and for what was told to others. */
export function flashIn(cookie: string | undefined, session?: string): Flash | undefined {
  const plain = cookie?.startsWith(SEALED) ? unsealed(cookie.slice(SEALED.length), session) : cookie
  const kind = plain && Object.hasOwn(KINDS, plain[0]!) && KINDS[plain[0] as keyof typeof KINDS]
  return kind ? { kind, text: plain.slice(1) } : undefined
}

function unsealed(sealed: string, session: string | undefined): string | undefined {
  try {
    return session && opened(sealed, keyOf(session))
  } catch {
    return undefined
  }
}
