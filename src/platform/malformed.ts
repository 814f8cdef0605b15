import { spelled } from './ids.ts'

// For tests and measurements only: requests that no page of ours sends, made from the pages that there are.

/** What a crawl of the pages found: paths that answer, and forms with the names of their fields. */
export type Found = { paths: readonly string[]; forms: readonly { action: string; fields: readonly string[] }[] }

export type Sent = { path: string; method: string; headers: Record<string, string>; body: string | Buffer | undefined }

type Get = (path: string) => Promise<Response>

/** What it would be wrong to send ten thousand times: the session would end, a password would be tried. */
const SPARED = /^\/(logout|login|prefs|staff\/password)/

/** Follows the links of the pages, as many as `most`, each kind of page a few times. */
export async function crawl(get: Get, starts: readonly string[], most: number): Promise<Found> {
  const [paths, forms] = [new Set<string>(), new Map<string, Set<string>>()]
  const kinds = new Map<string, number>()
  const queue = [...starts]
  for (let path = queue.shift(); path !== undefined && paths.size < most; path = queue.shift()) {
    const kind = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/\?.*/s, '')
    if (paths.has(path) || SPARED.test(path) || (kinds.get(kind) ?? 0) > 1) continue
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    paths.add(path)
    const html = await (await get(path)).text()
    for (const [, address] of html.matchAll(/href="(\/[^"#]*)/g)) queue.push(address!.replaceAll('&amp;', '&'))
    for (const [, action, body] of html.matchAll(/<form[^>]*action="(\/[^"#]*)"[^>]*>(.*?)<\/form>/gs)) {
      if (SPARED.test(action!)) continue
      const fields = forms.get(action!) ?? new Set()
      for (const [, name] of body!.matchAll(/name="([^"]+)"/g)) fields.add(name!)
      forms.set(action!, fields)
    }
  }
  return { paths: [...paths], forms: [...forms].map(([action, fields]) => ({ action, fields: [...fields] })) }
}

const NAMES = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  'length',
  '',
  '0',
  '\u0000',
  'あ',
  'a[b]',
]
const ADDRESS = [
  'q',
  'page',
  'sort',
  'desc',
  'status',
  'area',
  'kind',
  'from',
  'to',
  'day',
  'at',
  'fy',
  'next',
  'w',
  'once',
]
const VALUES = [
  ...NAMES,
  ...[
    ' ',
    '-1',
    '1e309',
    'NaN',
    '99999999999999999999',
    '2147483648',
    '-2147483649',
    '0.1',
    'a\u0000b',
    '\ud800',
    '\u202e逆',
  ],
  ...[
    '𠮷'.repeat(300),
    'あ'.repeat(20_000),
    "'; drop table person; --",
    '%',
    '%%',
    '\\',
    '2026-02-30',
    '令和9年2月30日',
    '25:99',
  ],
  ...[
    '9999-12-31',
    '0001-01-01',
    '-0001-01-01',
    '275760-09-13',
    '1,2,3',
    '[]',
    '{}',
    'null',
    'true',
    '../../etc/passwd',
  ],
  ...[
    '<script>',
    '１２３',
    'ー',
    '((((((((',
    'a&b=c',
    '\r\nx: y',
    '~',
    '~AAAA',
    `~${'A'.repeat(60)}`,
    '明治元年',
    '9'.repeat(400),
  ],
  ...[spelled(Buffer.alloc(32)), 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', spelled(Buffer.alloc(32, 7))],
]
const TYPES = ['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data; boundary=x']
const ODD_TYPES = [
  ...[
    '',
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'application/json; charset=x',
  ],
  ...[
    'application/x-www-form-urlencoded; charset=utf-16',
    'multipart/mixed; boundary=x',
    'constructor',
    '__proto__',
    ';;;',
  ],
]

/** A repeatable stream of numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Endless malformed requests to what was found; the same seed gives the same ones. */
export function* malformed(found: Found, seed: number): Generator<Sent, never> {
  const next = numbers(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const pairs = (names: readonly string[], most: number) =>
    Array.from(
      { length: Math.ceil(next() * most) },
      () => [next() < 0.8 ? one(names) : one(NAMES), one(VALUES)] as const,
    )
  const safe = (text: string) => encodeURIComponent(text.toWellFormed())
  const query = (names: readonly string[], most: number) =>
    pairs(names, most)
      .map(
        ([name, value]) =>
          `${safe(name)}=${next() < 0.1 ? one(['%', '%zz', '%C3', '+++']) : safe(value.slice(0, 2000))}`,
      )
      .join('&')
  const odd = (path: string) =>
    path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, id => (next() < 0.4 ? safe(one(VALUES).slice(0, 500)) || 'x' : id))
  for (;;) {
    if (next() < 0.4) {
      const path = odd(one(found.paths)).replace(/\?.*/s, '')
      yield {
        path: `${path}?${query(ADDRESS, 5)}`,
        method: one(['GET', 'GET', 'GET', 'HEAD', 'PUT', 'DELETE']),
        headers: {},
        body: undefined,
      }
      continue
    }
    const { action, fields } = one(found.forms)
    const type = next() < 0.7 ? one(TYPES) : one(ODD_TYPES)
    const body = bodyOf(type, pairs(fields, 12), next)
    yield { path: odd(action), method: 'POST', headers: type ? { 'content-type': type } : {}, body }
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
