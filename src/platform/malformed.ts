import { spelled } from './ids.ts'

// For tests and measurements only: requests that no page of ours sends, made from the pages that there are.

/** A form as a page holds it: where it is sent, and its fields with what stands in them. */
export type Form = { action: string; fields: Readonly<Record<string, string>> }

/** What a crawl of the pages found: paths that answer, forms, and every id that stands in a page. */
export type Found = { paths: readonly string[]; forms: readonly Form[]; ids: readonly string[] }

export type Sent = { path: string; method: string; headers: Record<string, string>; body: string | Buffer | undefined }

type Get = (path: string) => Promise<Response>

/** What it would be wrong to send ten thousand times: the session would end, a password would be tried. */
const SPARED = /^\/(logout|login|prefs|staff\/password)/

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g

/** Follows the links of the pages, as many as `most`, each kind of page a few times. */
export async function crawl(get: Get, starts: readonly string[], most: number): Promise<Found> {
  const [paths, ids] = [new Set<string>(), new Set<string>()]
  const forms = new Map<string, Record<string, string>>()
  const kinds = new Map<string, number>()
  const queue = [...starts]
  for (let path = queue.shift(); path !== undefined && paths.size < most; path = queue.shift()) {
    const kind = path.replaceAll(ID, 'id').replace(/\?.*/s, '')
    if (paths.has(path) || SPARED.test(path) || (kinds.get(kind) ?? 0) > 1) continue
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    paths.add(path)
    const html = await (await get(path)).text()
    for (const [id] of html.matchAll(ID)) ids.add(id)
    for (const [, address] of html.matchAll(/href="(\/[^"#]*)/g)) queue.push(address!.replaceAll('&amp;', '&'))
    for (const [, written, body] of html.matchAll(/<form[^>]*action="(\/[^"#]*)"[^>]*>(.*?)<\/form>/gs)) {
      const action = written!.replaceAll('&amp;', '&')
      if (!SPARED.test(action)) forms.set(action, { ...forms.get(action), ...fieldsIn(body!) })
    }
  }
  return { paths: [...paths], forms: [...forms].map(([action, fields]) => ({ action, fields })), ids: [...ids] }
}

/** The fields of a form with what stands in them: of several choices the first. */
function fieldsIn(form: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag, name] of form.matchAll(/<(?:input|button|textarea|select)\b[^>]*\bname="([^"]+)"[^>]*>/g)) {
    const value = tag.startsWith('<select') ? form.slice(form.indexOf(tag)).match(/<option[^>]*>/)?.[0] : tag
    fields[name!] ||= /\bvalue="([^"]*)"/.exec(value ?? '')?.[1] ?? ''
  }
  return fields
}

type Route = { path: string; get?: unknown; post?: unknown; enter?: unknown }

/** The same with every declared page that the crawl did not come by, about ids of any kind, and forms of all fields. */
export function withRoutes({ paths, forms, ids }: Found, routes: readonly Route[]): Found {
  const names = Object.assign({}, ...forms.map(({ fields }) => fields))
  const known = routes.filter(({ path }) => !SPARED.test(path))
  const filled = (path: string, at: number) =>
    path.replaceAll(/:\w+/g, name => (/id$/i.test(name) ? (ids[(at * 7) % ids.length] ?? name) : 'x'))
  return {
    paths: [...paths, ...known.filter(({ get }) => get).map(({ path }, at) => filled(path, at))],
    forms: [
      ...forms,
      ...known
        .filter(({ post, enter }) => post || enter)
        .map(({ path }, at) => ({ action: filled(path, at), fields: names })),
    ],
    ids,
  }
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

/** What stands in no text of ours: where it comes up in a log, what was typed is in it. */
export const TYPED = 'うちあけ話04-7000-1234'

const METHODS = ['GET', 'GET', 'GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'MKCOL', 'POST']
const ENDS = [
  '',
  '/',
  '//',
  '/.',
  '/..%2f',
  '%00',
  '%',
  '%zz',
  '%C3%28',
  '%ff',
  ';a=b',
  '.json',
  '%0d%0aX-A:%20b',
  '/__proto__',
]
const ODD_HEADERS: readonly Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'constructor' },
  { 'sec-fetch-site': 'cross-site' },
  { cookie: `yui_session=${'A'.repeat(4000)}` },
  {
    cookie: `yui_session=%ff; =; ;; __proto__=1; constructor=2; yui_flash=%zz; yui_large=${TYPED.replaceAll(/[^\x20-\x7e]/g, 'x')}`,
  },
  { 'accept-encoding': 'gzip;q=x, br, \u00ff, *' },
  { 'accept-language': 'x'.repeat(3000) },
  { 'x-forwarded-for': '::, 999.1.1.1, <script>', 'x-forwarded-proto': 'gopher', 'x-forwarded-host': 'evil.example' },
  { range: 'bytes=5-1,9-', 'if-none-match': '*', 'if-modified-since': 'yesterday' },
  { 'content-encoding': 'gzip' },
  { expect: '200-ok' },
]

/** Endless malformed requests to what was found; the same seed gives the same ones. */
export function* malformed({ paths, forms, ids }: Found, seed: number): Generator<Sent, never> {
  const next = numbers(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const value = () => (next() < 0.2 ? TYPED : next() < 0.2 ? (one(ids) ?? '') : one(VALUES))
  const pairs = (names: readonly string[], most: number) =>
    Array.from({ length: Math.ceil(next() * most) }, () => [next() < 0.8 ? one(names) : one(NAMES), value()] as const)
  const safe = (text: string) => encodeURIComponent(text.toWellFormed())
  const query = (names: readonly string[], most: number) =>
    pairs(names, most)
      .map(
        ([name, text]) => `${safe(name)}=${next() < 0.1 ? one(['%', '%zz', '%C3', '+++']) : safe(text.slice(0, 2000))}`,
      )
      .join('&')
  // An id of another kind, no id at all, or the one that belongs there.
  const odd = (path: string) =>
    path.replaceAll(ID, id =>
      next() < 0.3 ? (one(ids) ?? id) : next() < 0.4 ? safe(one(VALUES).slice(0, 500)) || 'x' : id,
    ) + (next() < 0.1 ? one(ENDS) : '')
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
