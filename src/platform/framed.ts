import { COOKIES, sessionCookie } from './cookies.ts'
import type { Read } from './db.ts'
import { flashIn } from './flash.ts'
import type { Asked, Handled, Visit } from './host.ts'
import type { Reply } from './page.ts'
import { sealedAgain, withoutWords } from './words.ts'

/** The answer, put in its frame where it is a page. */
export async function framed(
  reply: Reply,
  ask: Asked,
  { host, nonce, ask: visitor }: Visit,
  db: Read | null,
): Promise<Handled> {
  const shown = reply ?? host.problems.notFound(ask)
  if ('redirect' in shown) return { reply: { ...shown, redirect: sealedAgain(shown.redirect, ask.url, visitor.url) } }
  if (!('title' in shown)) return { reply: shown }
  const flash = flashIn(ask.cookies[COOKIES.flash], ask.cookies[sessionCookie(ask.tls)])
  const html = await host.frame(shown, ask, { nonce, ...(flash ? { flash } : {}) }, db)
  return { reply: shown, html: withoutWords(html, ask.url, visitor.url) }
}
