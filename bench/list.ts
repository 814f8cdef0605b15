import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import pg from 'pg'
import { corpus, storeCorpus } from '#features/opportunities/samples/corpus.ts'
import { registerMunicipality } from '#platform/register.ts'
import { closeTests, openTestDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../seed/city.ts'
import { createApp } from '../src/app.ts'
import type { Load } from './load.ts'
import type { Figure } from './run.ts'

const CONNECTIONS = 20
const SECONDS = 5
const SHARE = 0.35
const MOST_MS = 60

/**
 * The public list of 50 cards through the whole stack against a handler in the same server that makes one primary-key
 * query and sends the same bytes. The load comes from another process; both are asked one after the other.
 */
export async function run(): Promise<Figure[]> {
  return [...(await against(150, true)), ...(await against(10_000, false))]
}

async function against(postings: number, barred: boolean): Promise<Figure[]> {
  const { database, owner, app: login } = await openTestDatabase()
  const municipality = await registerMunicipality(owner, KASHIWA)
  await database.write({ municipality }, tx => storeCorpus(tx, corpus(postings)))
  await analyse(owner)
  const app = await createApp({ database, now: () => '2026-11-21T01:00:00.000Z', demo: true, tls: false })
  const pool = new pg.Pool({ ...login, max: 10 })
  let body = ''
  app.get('/bare', async () => {
    await pool.query('select name from municipality where id = $1', [municipality])
    return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  })
  const server = createServer(getRequestListener(app.fetch))
  const base = await listen(server)
  body = await (await fetch(`${base}/opportunities?size=50`)).text()
  const [bare, list, search] = [
    await ask(`${base}/bare`),
    await ask(`${base}/opportunities?size=50`),
    await ask(`${base}/opportunities?size=50&q=${encodeURIComponent('図書')}`),
  ]
  server.closeAllConnections()
  server.close()
  await pool.end()
  await closeTests()
  const share = list.perSecond / bare.perSecond
  const of = `among ${postings.toLocaleString('en')}`
  return [
    { name: `bare handler, ${(bare.bytes / 1000).toFixed(0)} kB`, value: bare.perSecond, unit: 'requests/s' },
    { name: `list of 50 ${of}`, value: list.perSecond, unit: 'requests/s' },
    { name: `list of 50 with a word ${of}`, value: search.perSecond, unit: 'requests/s' },
    { name: `list ${of} / bare`, value: share, unit: '×', ...(barred && { bar: `≥ ${SHARE}`, ok: share >= SHARE }) },
    {
      name: `list ${of}, ${CONNECTIONS} connections, p99`,
      value: list.p99,
      unit: 'ms',
      ...(barred && { bar: `≤ ${MOST_MS} ms`, ok: list.p99 <= MOST_MS }),
    },
  ]
}

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

/** A second to warm up, then the measurement. */
async function ask(url: string): Promise<Load> {
  const command = (seconds: number) =>
    promisify(execFile)(process.execPath, [
      join(import.meta.dirname, 'load.ts'),
      url,
      String(CONNECTIONS),
      String(seconds),
    ])
  await command(1)
  return JSON.parse((await command(SECONDS)).stdout)
}
