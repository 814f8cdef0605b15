import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { DEMO_PASSWORD } from '../seed/city.ts'
import { quantile } from './city/measure.ts'
import { hostOf, LARGE, manyCities } from './many/cities.ts'
import { admin, ask as inDatabase, missing, primary, urlOf } from './many/servers.ts'
import { tables } from './many/tables.ts'
import {
  type Answer,
  type Asked,
  ask,
  crowd,
  loggedIn,
  others,
  p,
  processorSeconds,
  residentMb,
  steady,
  stop,
  told,
  type Web,
  web,
} from './many/web.ts'
import type { Figure } from './run.ts'

// Two hundred cities in one deployment, one of them with 20,000 residents: how it starts, what it takes, and whether one
// city slows the others. Needs Debian's postgresql and root; the first run fills the database, which takes some minutes.

const CITIES = Number(process.env['MANY_CITIES'] ?? 200)
const RESIDENTS = Number(process.env['MANY_RESIDENTS'] ?? 20_000)
const PORT = 3600
const SECONDS = Number(process.env['MANY_SECONDS'] ?? 10)
const TURNS = 3
/** What the other cities ask for in a second, and the large one; a spike is seven times as much. */
const USUAL = { others: Number(process.env['MANY_RATE'] ?? 30), large: Number(process.env['MANY_RATE'] ?? 30) / 3 }
const SPIKE = 7
/** Who asks again at once, and from how many windows, when a city floods. */
const FLOOD = 60
/** The times of the others with it, as a multiple of those without. */
const MOST = 2
/** Staff log in in so many of the other cities. */
const DESKS = 12

export async function run(): Promise<Figure[]> {
  const why = missing()
  if (why) {
    console.log(`  left out: ${why}`)
    return []
  }
  const server = await primary()
  const webs: Web[] = []
  try {
    const database = await manyCities(CITIES, RESIDENTS)
    const wanted = (process.env['MANY'] ?? 'start,whole,between,tables').split(',')
    const figures: Figure[] = []
    if (wanted.includes('start')) figures.push(...(await startOf(database)))
    if (wanted.includes('tables')) figures.push(...(await tables(await manyCities(3, 300), database)))
    webs.push(await web(database, PORT))
    if (wanted.includes('whole')) figures.push(...(await whole(webs[0]!)))
    if (wanted.includes('between')) figures.push(...(await between(webs[0]!, database)))
    return figures
  } finally {
    await stop(webs)
    await server.stop()
  }
}

async function startOf(database: string): Promise<Figure[]> {
  await inDatabase(database, 'delete from round_run')
  const began = performance.now()
  const env = { ...process.env, DATABASE_URL: urlOf(database) }
  const rounds = spawnSync(process.execPath, [join(import.meta.dirname, '../src/cli.ts'), 'rounds', '--json'], {
    env,
    maxBuffer: 1e8,
  })
  const roundsMs = performance.now() - began
  const ran: { code?: string }[] = JSON.parse(String(rounds.stdout))
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const one = await web(database, PORT)
    times.push(one.readyMs)
    await stop([one])
  }
  const both = await web(database, PORT, { YUI_JOBS: 'on' })
  await after(15_000)
  const scraped = await ask({ port: PORT + 500, host: 'localhost', path: '/metrics' })
  const again = await ask({ port: PORT + 500, host: 'localhost', path: '/metrics' })
  const [mb, seconds] = [residentMb(both), processorSeconds(both)]
  await stop([both])
  return [
    {
      name: `${CITIES} cities: all rounds of a day`,
      value: roundsMs / 1000,
      unit: 's',
      bar: '≤ 120',
      ok: roundsMs <= 120_000 && rounds.status === 0,
    },
    { name: 'rounds that ran', value: ran.length, unit: '' },
    {
      name: 'start of a process for pages (median of 3)',
      value: quantile(times, 0.5) / 1000,
      unit: 's',
      bar: '≤ 5',
      ok: quantile(times, 0.5) <= 5000,
    },
    { name: 'start with jobs, rounds all done', value: both.readyMs / 1000, unit: 's' },
    { name: 'processor in its first 15 s', value: seconds, unit: 's' },
    { name: 'memory with jobs, idle', value: mb, unit: 'MB', bar: '≤ 300', ok: mb <= 300 },
    {
      name: 'the figures are told, first and again',
      value: scraped.ms,
      unit: 'ms',
      bar: '≤ 2000',
      ok: scraped.ms <= 2000,
    },
    { name: 'the figures, asked again within a minute', value: again.ms, unit: 'ms' },
  ]
}

const PAGES = ['/', '/opportunities', '/opportunities?q=%E6%8E%83%E9%99%A4', '/privacy']

/** All hosts, one after the other; and a host that nobody has. */
async function whole(one: Web): Promise<Figure[]> {
  const idle = residentMb(one)
  const next = (turn: number): Asked => ({ port: PORT, host: hostOf(turn % CITIES), path: PAGES[turn % PAGES.length]! })
  const first = await crowd(16, SECONDS, next)
  const later = await crowd(16, SECONDS, next)
  console.log(`  every host in turn: ${told(first, SECONDS)}; again: ${told(later, SECONDS)}`)
  const nobody = await steady(50, 4, turn => ({ port: PORT, host: `nobody-${turn}.example.jp`, path: '/' }))
  const nobodys = nobody.filter(
    ({ status, text }) => status === 404 && text.includes('このアドレスのまちは見つかりません'),
  )
  const p95 = quantile(
    nobodys.map(({ ms }) => ms),
    0.95,
  )
  return [
    { name: 'memory of a process for pages, idle', value: idle, unit: 'MB' },
    {
      name: 'the same under load of all hosts',
      value: residentMb(one),
      unit: 'MB',
      bar: '≤ 400',
      ok: residentMb(one) <= 400,
    },
    {
      name: 'pages a second over all hosts',
      value: later.length / SECONDS,
      unit: '/s',
      ok: others(later) === '',
      bar: 'all 200',
    },
    {
      name: 'a host that nobody has: p95 of 200',
      value: p95,
      unit: 'ms',
      bar: '≤ 50',
      ok: p95 <= 50 && nobodys.length === nobody.length,
    },
  ]
}

type Desk = { host: string; cookie: string }

/** What the other cities ask: visitors of each of them, staff of some. */
const ofOthers =
  (desks: readonly Desk[]) =>
  (turn: number): Asked => {
    if (turn % 3 === 0) {
      const { host, cookie } = desks[turn % desks.length]!
      return { port: PORT, host, cookie, path: turn % 2 ? '/staff' : '/staff/people' }
    }
    return { port: PORT, host: hostOf(LARGE + 1 + (turn % (CITIES - LARGE - 1))), path: PAGES[turn % PAGES.length]! }
  }

const ofLarge =
  ({ host, cookie }: Desk) =>
  (turn: number): Asked =>
    turn % 2
      ? { port: PORT, host, cookie, path: ['/staff/people?q=%E3%81%9F', '/staff', '/staff/consultations'][turn % 3]! }
      : { port: PORT, host, path: PAGES[turn % PAGES.length]! }

type Trial = { quiet: Answer[]; loud: Answer[]; own: Answer[] }

/** The others alone with the usual load of the large city, and with what it does, in turns: the machine is not ours alone. */
async function inTurns(
  next: (turn: number) => Asked,
  usual: (turn: number) => Asked,
  loud: () => Promise<Answer[]>,
): Promise<Trial> {
  const trial: Trial = { quiet: [], loud: [], own: [] }
  for (let turn = 0; turn < TURNS; turn++) {
    const [quiet] = await Promise.all([steady(USUAL.others, SECONDS, next), steady(USUAL.large, SECONDS, usual)])
    trial.quiet.push(...quiet)
    const [others, own] = await Promise.all([steady(USUAL.others, SECONDS, next), loud()])
    trial.loud.push(...others)
    trial.own.push(...own)
  }
  return trial
}

function figureOf(name: string, { quiet, loud, own }: Trial, bar = true): Figure[] {
  console.log(
    `  ${name}: others quiet ${told(quiet, TURNS * SECONDS)}; then ${told(loud, TURNS * SECONDS)}; the city itself ${told(own, TURNS * SECONDS)}`,
  )
  const ratio = p(0.95, loud) / p(0.95, quiet)
  const ok = ratio <= MOST && others(loud) === ''
  return [
    {
      name: `${name}: p95 of the other cities, to quiet`,
      value: ratio,
      unit: '×',
      ...(bar && { bar: `≤ ${MOST}, all 200`, ok }),
    },
    { name: `${name}: p95 of the other cities`, value: p(0.95, loud), unit: 'ms' },
  ]
}

async function between(one: Web, database: string): Promise<Figure[]> {
  const enter = async (city: number): Promise<Desk> => {
    const host = hostOf(city)
    return { host, cookie: await loggedIn(one.port, host, 'suzuki', DEMO_PASSWORD) }
  }
  const large = await enter(LARGE)
  const desks: Desk[] = []
  for (let city = 0; desks.length < DESKS; city++) if (city !== LARGE) desks.push(await enter(city))
  const [next, usual] = [ofOthers(desks), ofLarge(large)]
  await Promise.all([steady(20, 3, next), steady(10, 3, usual)])
  const spike = await inTurns(next, usual, () => steady(USUAL.large * SPIKE, SECONDS, usual))
  const flood = await inTurns(next, usual, () => crowd(FLOOD, SECONDS, usual))
  const hangs = await inTurns(next, usual, () =>
    held(database, () => crowd(FLOOD, SECONDS, turn => ({ ...usual(2 * turn + 1), path: '/staff' }))),
  )
  console.log(
    `  load of the machine: ${loadavg()
      .map(load => load.toFixed(1))
      .join(', ')}`,
  )
  return [
    ...figureOf(`one city asks ${SPIKE} × as much`, spike),
    ...figureOf(`one city floods (${FLOOD} at once)`, flood, false),
    ...figureOf('the statements of one city hang', hangs),
  ]
}

/**
 * While somebody holds every session of the large city, its staff's pages wait for three seconds and are refused. A page
 * waits for it where its visit is to be noted, once a minute: so the last one is put two minutes back, and each one waits.
 */
async function held<T>(database: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(admin(database))
  await client.connect()
  const ofLarge = `municipality_id = (select id from municipality where host = '${hostOf(LARGE)}')`
  await client.query(`update session set seen_at = now() - interval '2 minutes' where ${ofLarge}`)
  await client.query('begin')
  await client.query(`select from session where ${ofLarge} for update`)
  try {
    return await work()
  } finally {
    await client.query('rollback')
    await client.end()
  }
}
