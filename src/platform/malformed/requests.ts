import { spelled } from '../ids.ts'
import { type Found, ID } from './crawl.ts'
import { ADDRESS, ENDS, METHODS, NAMES, numbers, ODD_HEADERS, ODD_TYPES, TYPED, TYPES, VALUES } from './odd.ts'

export type Sent = { path: string; method: string; headers: Record<string, string>; body: string | Buffer | undefined }

const orElse = <T>(found: readonly T[], other: readonly T[]): readonly T[] => (found.length > 0 ? found : other)

/** Endless malformed requests to what was found, be it nothing at all; the same seed gives the same ones. */
export function* malformed(found: Found, seed: number): Generator<Sent, never> {
  const [paths, forms] = [orElse(found.paths, ['/']), orElse(found.forms, [{ action: '/', fields: {} }])]
  const ids = orElse(found.ids, [spelled(Buffer.alloc(32))])
  const next = numbers(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const value = () => (next() < 0.2 ? TYPED : next() < 0.2 ? one(ids) : one(VALUES))
  const pairs = (names: readonly string[], most: number) =>
    Array.from(
      { length: Math.ceil(next() * most) },
      () => [one(next() < 0.8 ? orElse(names, NAMES) : NAMES), value()] as const,
    )
  const safe = (text: string) => encodeURIComponent(text.toWellFormed())
  const query = (names: readonly string[], most: number) =>
    pairs(names, most)
      .map(
        ([name, text]) => `${safe(name)}=${next() < 0.1 ? one(['%', '%zz', '%C3', '+++']) : safe(text.slice(0, 2000))}`,
      )
      .join('&')
  // An id of another kind, no id at all, or the one that belongs there.
  const odd = (path: string) =>
    path.replaceAll(ID, id => (next() < 0.3 ? one(ids) : next() < 0.4 ? safe(one(VALUES).slice(0, 500)) || 'x' : id)) +
    (next() < 0.1 ? one(ENDS) : '')
  for (;;) {
    const headers = next() < 0.15 ? one(ODD_HEADERS) : {}
    if (next() < 0.4) {
      const path = odd(one(paths).replace(/\?.*/s, ''))
      const asked = next() < 0.02 ? Array.from({ length: 2000 }, (_, n) => `k${n}=1`).join('&') : query(ADDRESS, 5)
      yield { path: `${path}?${asked}`, method: one(METHODS), headers, body: undefined }
      continue
    }
    const { action, fields } = one(forms)
    const type = next() < 0.7 ? one(TYPES) : one(ODD_TYPES)
    // Half of what a page would send, and something that it would not.
    const kept = Object.entries(fields).filter(() => next() < 0.5)
    const body = bodyOf(type, [...kept, ...pairs(Object.keys(fields), 12)], next)
    yield {
      path: odd(action),
      method: 'POST',
      headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
      body,
    }
  }
}

function bodyOf(type: string, pairs: readonly (readonly [string, string])[], next: () => number): string | Buffer {
  if (next() < 0.1) return Buffer.from(Array.from({ length: 300 }, () => Math.floor(next() * 256)))
  const cut = (text: string) => (next() < 0.2 ? text.slice(0, Math.floor(next() * text.length)) : text)
  if (type.startsWith('application/json')) {
    const deep = next() < 0.2 ? JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) : undefined
    return cut(
      JSON.stringify(next() < 0.2 ? pairs : Object.fromEntries(pairs.map(([name, value]) => [name, deep ?? value]))),
    )
  }
  if (type.startsWith('multipart'))
    return cut(
      `${pairs.map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"${next() < 0.2 ? '; filename="a.csv"' : ''}\r\n\r\n${value}\r\n`).join('')}--x--\r\n`,
    )
  return cut(
    pairs
      .map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`)
      .join('&'),
  )
}
