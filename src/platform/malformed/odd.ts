import { spelled } from '../ids.ts'

export const NAMES = [
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
export const ADDRESS = [
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
export const VALUES = [
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
export const TYPES = ['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data; boundary=x']
export const ODD_TYPES = [
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
export function numbers(seed: number): () => number {
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

export const METHODS = ['GET', 'GET', 'GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'MKCOL', 'POST']
export const ENDS = [
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
export const ODD_HEADERS: readonly Record<string, string>[] = [
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
