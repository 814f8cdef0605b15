import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import pg from 'pg'
import { countLooks } from '#features/views/index.ts'
import { registerMunicipality } from '#platform/register.ts'
import { closeTests, openTestDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../seed/city.ts'
import { corpus, storeCorpus } from '../seed/corpus.ts'
import { createApp } from '../src/app.ts'
import type { Load } from './load.ts'
import type { Figure } from './run.ts'

const CONNECTIONS = 20
const ROUNDS = 5
const WARMING = 3
const MOST_MS = 60

/**
 * The public list of 50 cards through the whole stack against a handler in the same server that makes one primary-key
 * query and sends the same bytes. The load comes from another process; they are asked in turns of a second, once all code
 * is compiled, and the medians of the rounds are given, so that other work on the machine does not favour either.
 */
export async function run(): Promise<Figure[]> {
  return [...(await against(150, 0.9, true)), ...(await against(10_000, 0.8, false))]
}

async function against(postings: number, least: number, barred: boolean): Promise<Figure[]> {
  const { database, owner } = await openTestDatabase()
  const municipality = await registerMunicipality(owner, KASHIWA)
  await database.write({ lane: 'job', municipality }, tx => storeCorpus(tx, corpus(postings)))
  await analyse(owner)
  // As in production, each look at a page is counted.
  const views = countLooks(database, entry => console.error(entry))
  const app = await createApp({ database, now: () => '2026-11-21T01:00:00.000Z', demo: true, tls: false, views })
  const pool = new pg.Pool({ ...owner, max: 10 })
  // Dropping the database may overtake the end of a connection.
  pool.on('error', () => {})
  let body = ''
  app.get('/bare', async () => {
    await pool.query('select name from municipality where id = $1', [municipality])
    return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  })
  const server = createServer(getRequestListener(app.fetch))
  const base = await listen(server)
  body = await (await fetch(`${base}/opportunities?size=50`)).text()
  const paths = ['/bare', '/opportunities?size=50', `/opportunities?size=50&q=${encodeURIComponent('図書')}`]
  const rounds: Load[][] = []
  for (let round = -WARMING; round < ROUNDS; round++) {
    const loads: Load[] = []
    for (const path of paths) loads.push(await ask(base + path))
    if (round >= 0) rounds.push(loads)
  }
  server.closeAllConnections()
  server.close()
  await views.flush()
  await pool.end()
  await closeTests()
  const of = `among ${postings.toLocaleString('en')}`
  const rate = (which: number): number => median(rounds.map(round => round[which]!.perSecond))
  const share = median(rounds.map(([bare, list]) => list!.perSecond / bare!.perSecond))
  const [bare99, p99] = [0, 1].map(which => median(rounds.map(round => round[which]!.p99))) as [number, number]
  return [
    { name: `bare handler, ${(rounds[0]![0]!.bytes / 1000).toFixed(0)} kB`, value: rate(0), unit: 'requests/s' },
    { name: `bare handler, ${CONNECTIONS} connections, p99`, value: bare99, unit: 'ms' },
    { name: `list of 50 ${of}`, value: rate(1), unit: 'requests/s' },
    { name: `list of 50 with a word ${of}`, value: rate(2), unit: 'requests/s' },
    { name: `list ${of} / bare`, value: share, unit: '×', bar: `≥ ${least}`, ok: share >= least },
    {
      name: `list ${of}, ${CONNECTIONS} connections, p99`,
      value: p99,
      unit: 'ms',
      ...(barred && { bar: `≤ ${MOST_MS} ms`, ok: p99 <= MOST_MS }),
    },
  ]
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!

async function analyse(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

const listen = (server: Server): Promise<string> =>
  new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  )

/** One second of load from another process. */
async function ask(url: string): Promise<Load> {
  const args = [join(import.meta.dirname, 'load.ts'), url, String(CONNECTIONS), '1']
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout)
}
