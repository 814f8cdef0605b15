import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { encode } from 'iconv-lite'
import pg from 'pg'
import { closeTests } from '#platform/testing.ts'
import type { Browserless } from '../../seed/testing.ts'
import { type City, openCity } from '../city.ts'
import { type Measure, most, none, read } from '../proof.ts'

const ROWS = { smoke: 10_000, full: 90_000 }

/** Rows as clerks keep them: full width, days that are none, times in one cell, the same number twice, a formula, a row cut off. */
function dirty(rows: number): Buffer {
  const days = ['2026/12/1', 'R8.12.2', '令和8年12月3日', '2026-02-30', '', '１２月５日']
  const lines = Array.from({ length: rows }, (_, i) => {
    const title = ['いす体操', '=1+1', 'スマホ相談', '髙齢者の集い'][i % 4]
    if (i === Math.floor(rows / 2)) return `122173,${i + 1},途中で`
    return `122173,${i % 97 === 0 ? i : i + 1},${title}${i % 50},${days[i % 6]},${i % 3 === 0 ? '10：00' : '10:00'},11:30,公民館${i % 20}`
  })
  const head = '都道府県コード又は市区町村コード,NO,イベント名,開始日,開始時間,終了時間,場所名称'
  return encode(`${head}\r\n${lines.join('\r\n')}\r\n,,,,,,\r\n`, 'cp932')
}

/**
 * A dirty list of a city in cp932, through the page, looked at, carried out, and sent again: nothing new comes in. Cut off in
 * the middle (its connection is ended), nothing of it is there.
 * Shown to fail by the product as it was before lists were read by slices: others waited 5.9 s.
 */
export const run: Measure = async profile => {
  const city = await openCity()
  const suzuki = await city.login('suzuki')
  const bytes = dirty(ROWS[profile])
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  const loop = monitorEventLoopDelay({ resolution: 10 })
  loop.enable()
  const broken = await cutOff(city, suzuki, bytes)
  loop.reset()
  const since = performance.now()
  const done = await taken(suzuki, bytes)
  const seconds = (performance.now() - since) / 1000
  const gap = loop.max / 1e6
  const first = await counted(city)
  const again = await taken(suzuki, bytes)
  const second = await counted(city)
  clearInterval(watch)
  await closeTests()
  return [
    read(`a file of ${ROWS[profile]} dirty rows`, bytes.length / 1e6, 'MB'),
    read('activities that came of it', first, ''),
    most('looked at and carried out', seconds, 60, 's'),
    most('memory above what was there', (peak - before) / 1e6, 300, 'MB'),
    most('the longest that others waited for this process', gap, 500, 'ms'),
    none('activities more after the same file again', second - first),
    none('activities left of an import that was cut off', broken),
    none('answers that led nowhere', [done, again].filter(status => status !== 303).length),
  ]
}

/** Sends the file, says where it may be from, and carries it out; gives the status of that. */
async function taken(browser: Browserless, bytes: Uint8Array): Promise<number> {
  const planned = await browser.upload(
    '/staff/imports',
    { municipality: '122173', source: '', list: '' },
    { name: 'list.csv', bytes },
  )
  const path = planned.headers.get('location')
  if (!path) throw new Error(`${planned.status} ${/class="error[^>]*>([^<]+)/.exec(await planned.text())?.[1]}`)
  return (await browser.post(`${path.replace(/\/columns$/, '')}/confirm`, {})).status
}

/** Ends every connection that works while an import is carried out; gives how many activities are left of it. */
async function cutOff(city: City, browser: Browserless, bytes: Uint8Array): Promise<number> {
  const before = await counted(city)
  const planned = await browser.upload(
    '/staff/imports',
    { municipality: '122173', source: '', list: '' },
    { name: 'list.csv', bytes },
  )
  const path = planned.headers.get('location')!
  const client = new pg.Client({ ...city.owner, user: 'postgres' })
  await client.connect()
  const carried = browser.post(`${path}/confirm`, {})
  await sleep(300)
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await client.end()
  const { status } = await carried
  const left = (await counted(city)) - before
  await browser.post(`${path}/drop`, {})
  return status === 303 ? 0 : left
}

async function counted({ database, municipality }: City): Promise<number> {
  return database.read(
    { lane: 'job', municipality },
    async db =>
      (
        await db
          .selectFrom('opportunity')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
  )
}
