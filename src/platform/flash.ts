/** What a page tells once at the top: what was done, or that there was nothing to do, since it was so already. */
export type Flash = { kind: 'success' | 'info'; text: string }

/** What is told after a form that may have had nothing to do: that it was done is never said of what was not. */
export const doneOr = (done: unknown, text: string, idle: string): { flash: Flash } => ({
  flash: done ? { kind: 'success', text } : { kind: 'info', text: idle },
})

const KINDS = { s: 'success', i: 'info' } as const

/** As it travels in a cookie, and back; undefined for what we never wrote. */
export const flashCookie = (flash: string | Flash): string =>
  typeof flash === 'string' ? `s${flash}` : `${flash.kind[0]}${flash.text}`
export function flashIn(cookie: string | undefined): Flash | undefined {
  const kind = cookie && Object.hasOwn(KINDS, cookie[0]!) && KINDS[cookie[0] as keyof typeof KINDS]
  return kind ? { kind, text: cookie.slice(1) } : undefined
}
