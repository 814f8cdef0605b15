import type { Cookie } from './page.ts'

/** What somebody chose about letters, colours and words; each is kept by a cookie of this name (`prefCookie`). */
export const PREFS = ['large', 'contrast', 'furigana', 'easy'] as const

/** The names of our cookies. */
export const COOKIES = { flash: 'yui_flash' } as const
export const prefCookie = (pref: (typeof PREFS)[number]): string => `yui_${pref}`

/** The session's cookie: bound to the host by its `__Host-` prefix where there is TLS. */
export const sessionCookie = (tls: boolean): string => (tls ? '__Host-yui' : 'yui_session')

/** The cookie by which a browser is known that has logged in before; it outlives the session and opens nothing. */
export const knownCookie = (tls: boolean): string => (tls ? '__Host-yui_known' : 'yui_known')

/** The cookie of a login between its two steps: it opens nothing but the second one. */
export const secondCookie = (tls: boolean): string => (tls ? '__Host-yui_second' : 'yui_second')

/** The cookie of whoever is asked for a passkey, or went to another service, and is to come back: what it holds is used once. */
export const onceCookie = (tls: boolean): string => (tls ? '__Host-yui_once' : 'yui_once')

/** The cookie by which pages for everybody know for whom their reader acts: it is told there, and opens nothing. */
export const standingCookie = (tls: boolean): string => (tls ? '__Host-yui_standing' : 'yui_standing')

/** The cookie of a resident on the way in: by it the browser is known again that asked for a code. */
export const entryCookie = (tls: boolean): string => (tls ? '__Host-yui_entry' : 'yui_entry')

/** Reads a Cookie header; a value that does not decode counts as absent. */
export function readCookies(header: string): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null)
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at < 1) continue
    try {
      cookies[part.slice(0, at).trim()] = decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      // not ours
    }
  }
  return cookies
}

/** Adds Set-Cookie headers: never readable by scripts, sent to this site only; `Secure` where the name asks for it. */
export function setCookies(headers: Headers, cookies: readonly Cookie[]): void {
  for (const { name, value, maxAge } of cookies) {
    const tls = name.startsWith('__Host-') ? '; Secure' : ''
    headers.append(
      'set-cookie',
      `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${tls}`,
    )
  }
}
