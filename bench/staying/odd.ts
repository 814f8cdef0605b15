import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { DEMO_PASSWORD } from '../../seed/city.ts'
import { PAGES } from '../../src/app.ts'
import { crawl, withRoutes } from '../../src/platform/malformed/crawl.ts'
import { TYPED } from '../../src/platform/malformed/odd.ts'
import { malformed, type Sent } from '../../src/platform/malformed/requests.ts'
import type { Figure } from '../run.ts'
import { type Program, session } from './program.ts'

const HOW_MANY = 10_000
const AT_ONCE = 4
const PATIENCE_MS = 20_000

/** What comes back: a status, or 0 for a connection that ended without a word. */
type Answer = number

/** Ten thousand requests that no page of ours sends, over the wire, of a visitor and of staff; a tenth are no HTTP at all. */
export async function odd({ base, said }: Program): Promise<Figure[]> {
  const cookies = ['', ...(await Promise.all(['suzuki', 'kanri'].map(who => session(base, who, DEMO_PASSWORD))))]
  const statuses = new Map<Answer, number>()
  const wrong: string[] = []
  const note = (answer: Answer, what: string) => {
    statuses.set(answer, (statuses.get(answer) ?? 0) + 1)
    if (answer === 0 || answer >= 500) wrong.push(`${answer} to ${what.slice(0, 300)}`)
  }
  for (const cookie of cookies) {
    const get = (path: string) => fetch(`${base}${path}`, { headers: { cookie } })
    const found = await crawl(get, cookie ? ['/staff', '/'] : ['/'], 80)
    const requests = malformed(withRoutes(found, PAGES), 4711)
    let left = Math.ceil(HOW_MANY / cookies.length)
    const worker = async () => {
      while (left-- > 0) {
        if (left % 10 === 0) {
          const bytes = UNREADABLE[Math.floor(left / 10) % UNREADABLE.length]!
          note(await raw(base, bytes), JSON.stringify(bytes))
        } else {
          const sent = requests.next().value
          note(await send(base, sent, cookie), `${sent.method} ${sent.path} ${JSON.stringify(sent.headers)}`)
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }
  for (const line of new Set(wrong)) console.log(`  ${line}`)
  const count = (fits: (answer: Answer) => boolean) =>
    [...statuses].reduce((sum, [answer, many]) => sum + (fits(answer) ? many : 0), 0)
  const none = (name: string, value: number): Figure => ({ name, value, unit: '', bar: '0', ok: value === 0 })
  const sent = count(() => true)
  return [
    none(
      `${sent} malformed requests: answered 5xx`,
      count(answer => answer >= 500),
    ),
    none(
      'the same: without an answer',
      count(answer => answer === 0),
    ),
    none('lines of the log with what was typed', said().split(TYPED).length - 1),
    none('lines of the log of a failure', said().split('"level":"error"').length - 1),
  ]
}

const agent = new Agent({ keepAlive: true })

function send(base: string, { path, method, headers, body }: Sent, cookie: string): Promise<Answer> {
  const { hostname, port } = new URL(base)
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  return new Promise(resolve => {
    const sent = request(
      { agent, hostname, port, path, method, headers: { cookie, origin: base, ...length, ...headers } },
      response => response.resume().on('end', () => resolve(response.statusCode ?? 0)),
    )
    sent.setTimeout(PATIENCE_MS, () => sent.destroy())
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}

/** The status of what the server answers to these very bytes. */
function raw(base: string, bytes: string): Promise<Answer> {
  return new Promise(resolve => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    let text = ''
    socket.setEncoding('latin1').on('data', piece => {
      text += piece
      socket.end()
    })
    socket.setTimeout(PATIENCE_MS, () => socket.destroy())
    socket.on('error', () => {}).on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)))
    socket.write(bytes, 'latin1')
  })
}

const REST = 'connection: close\r\n\r\n'
const get = (line: string, headers = 'host: localhost\r\n') => `${line}\r\n${headers}${REST}`
const post = (headers: string, body: string, path = '/login') =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\ncontent-type: application/x-www-form-urlencoded\r\n${headers}${REST}${body}`
const UTF8 = Buffer.from(TYPED).toString('latin1')

/** As bytes, one a letter: what is no HTTP, or hardly. */
const UNREADABLE = [
  '\u0016\u0003\u0001\u0000\u0005',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  `${UTF8}\r\n\r\n`,
  get(`GET /opportunities?q=${UTF8} HTTP/1.1`),
  get('GET /opportunities?q=\u00ff\u00fe HTTP/1.1'),
  get('GET /\u0000 HTTP/1.1'),
  get('GET /opportunities HTTP/9.9'),
  get('GET /opportunities HTTP/1.0', ''),
  get('GET /opportunities HTTP/1.1', ''),
  get('GET  HTTP/1.1'),
  get('get / HTTP/1.1'),
  get(`${'A'.repeat(300)} / HTTP/1.1`),
  get('GET * HTTP/1.1'),
  get('OPTIONS * HTTP/1.1'),
  get('TRACE / HTTP/1.1'),
  get('CONNECT evil.example:443 HTTP/1.1'),
  get('GET http://evil.example/ HTTP/1.1'),
  get('GET http://[::/ HTTP/1.1'),
  get('GET //evil.example/..//%2e%2e/ HTTP/1.1'),
  get('GET /..%5c..%5cetc/passwd HTTP/1.1'),
  ...[
    'a b',
    '[::',
    '[::1',
    'evil.example/..',
    'user:pass@evil.example',
    'localhost:99999',
    '\u00ff',
    '',
    '%00',
    'xn--',
    '..',
  ].map(host => get('GET /opportunities HTTP/1.1', `host: ${host}\r\n`)),
  get('GET / HTTP/1.1', 'host: localhost\r\nhost: evil.example\r\n'),
  get('GET / HTTP/1.1', `host: localhost\r\nx: ${'x'.repeat(20_000)}\r\n`),
  get('GET / HTTP/1.1', `host: localhost\r\ncookie: ${'a=b; '.repeat(5000)}\r\n`),
  get('GET / HTTP/1.1', `host: localhost\r\n${'x: y\r\n'.repeat(2500)}`),
  get('GET / HTTP/1.1', `host: localhost\r\ncookie: yui_session=${UTF8}; yui_flash=${UTF8}\r\n`),
  get('GET / HTTP/1.1', 'host: localhost\r\nx: a\r\n b\r\n'),
  get('GET / HTTP/1.1', 'host: localhost\r\nx\u0000: a\r\n'),
  get('GET / HTTP/1.1', 'host: localhost\r\nno colon\r\n'),
  get('GET / HTTP/1.1', 'host: localhost\r\nupgrade: websocket\r\nsec-websocket-key: a\r\n'),
  get('GET / HTTP/1.1', 'host: localhost\r\nexpect: 100-continue\r\n'),
  `${get('GET / HTTP/1.1', 'host: localhost\r\ncontent-length: 5\r\n')}abcde`,
  `${get('GET / HTTP/1.1', 'host: localhost\r\ntransfer-encoding: chunked\r\n')}0\r\n\r\n`,
  post('content-length: -1\r\n', UTF8),
  post('content-length: 1e3\r\n', UTF8),
  post('content-length: 3\r\ncontent-length: 4\r\n', 'a=b'),
  post('content-length: 3\r\ntransfer-encoding: chunked\r\n', '0\r\n\r\n'),
  post('transfer-encoding: chunked\r\n', 'zz\r\n'),
  post('transfer-encoding: chunked\r\n', '3\r\na=b\r\n0\r\n\r\n'),
  post('transfer-encoding: chunked\r\n', `3\r\na=b\r\n0\r\nx: ${UTF8}\r\n\r\n`),
  post('transfer-encoding: gzip, chunked\r\n', '0\r\n\r\n'),
  post('transfer-encoding: identity\r\n', 'a=b'),
  post('content-length: 3\r\n', `a=b&login=${UTF8}`),
  post('content-length: 3\r\n', 'a=b', '/%ff'),
  post('content-length: 99999999999\r\n', 'a=b'),
  post('content-length: 99999999999\r\n', 'a=b', '/staff/imports'),
]
