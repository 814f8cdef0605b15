import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { PLANNED } from '#features/plans/testing.ts'
import { openDatabase } from '#platform/db.ts'
import { closeTests, openTestDatabase, type TestDatabase } from '#platform/testing.ts'
import type { Question, Things } from '../check/review.ts'
import { reviews } from '../check/reviewed.ts'
import { browserless, DEMO_NOW, login } from '../seed/testing.ts'
import { createApp } from '../src/app.ts'
import { bigCity } from './city/fill.ts'
import { addComingIn, addLimited } from './city/limited.ts'
import { buffersOf, during, type Explained, listen, quantile, slowerWhenKept } from './city/measure.ts'
import { thingsOf } from './city/things.ts'
import type { Figure } from './run.ts'

const ROUNDS = 12
/** As somebody at work meets it: a page that many open keeps its plans. */
const BEFORE = 12
const SECONDS = 2
const MOST = { growth: 4, publicGrowth: 1.5, kB: 60 }

type Measured = Explained & { p50: number; p95: number; kB: number; statements: number; status: number; kept: string[] }

/** Every page of every role at the size of the demo and of a city of 100,000 residents, through HTTP in process. */
export async function run(): Promise<Figure[]> {
  listen()
  const only = process.env['CITY_PAGES']?.split(',')
  const all = (await reviews('questions')).flatMap(([, questions]) => questions)
  const questions = all.filter(({ page }) => !only || only.includes(page))
  console.log(
    `  load of the machine: ${loadavg()
      .map(one => one.toFixed(1))
      .join(', ')}`,
  )
  const demo = await openTestDatabase(PLANNED)
  const small = await measure(demo, questions)
  const big = await bigCity()
  const database = openDatabase(big.logins)
  const large = await measure({ ...big, database }, questions)
  await database.close()
  await closeTests()
  const kept = new Set(large.flatMap(one => one.kept))
  return [
    ...questions.flatMap((question, at) => figures(question, small[at]!, large[at]!)),
    { name: 'statements that a kept plan makes slower', value: kept.size, unit: '', bar: '0', ok: kept.size === 0 },
  ]
}

async function measure(prepared: Omit<TestDatabase, 'logins'>, questions: readonly Question[]): Promise<Measured[]> {
  const app = await createApp({ database: prepared.database, now: () => DEMO_NOW, demo: true, tls: false })
  const client = new pg.Client({ ...prepared.owner, user: 'postgres' })
  await client.connect()
  await addLimited(client)
  await addComingIn(client)
  const things = await thingsOf(client)
  const browsers = new Map([['visitor', browserless(app, '')]])
  const found: Measured[] = []
  for (const question of questions) {
    const browser = browsers.get(question.who) ?? (await login(app, question.who))
    browsers.set(question.who, browser)
    const one = await measureOne(question, things, path => browser.get(path), client)
    tell(question, one)
    found.push(one)
  }
  await client.end()
  return found
}

async function measureOne(
  { ask }: Question,
  things: Things,
  get: (path: string) => Promise<Response>,
  client: pg.Client,
): Promise<Measured> {
  const path = ask(things)
  // The first one may begin to read a whole city into memory; it is measured once that is there.
  for (let waited = 0; waited < 120 && /読み込んでいます/.test(await (await get(path)).text()); waited++)
    await sleep(1000)
  const { result, statements } = await during(async () => {
    const response = await get(path)
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) }
  })
  for (let round = 0; round < BEFORE; round++) await (await get(path)).arrayBuffer()
  const times: number[] = []
  const until = performance.now() + SECONDS * 1000
  for (let round = 0; round < ROUNDS && (round < 3 || performance.now() < until); round++) {
    const asked = performance.now()
    await (await get(path)).arrayBuffer()
    times.push(performance.now() - asked)
  }
  const explained = await buffersOf(client, statements)
  const kept = await slowerWhenKept(client, statements)
  const kB = gzipSync(result.body).length / 1000
  return {
    ...{ ...explained, status: result.status, kB, statements: statements.length, kept },
    ...{ p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
  }
}

/** A line for reading, as soon as it is known. */
function tell({ ask, who }: Question, one: Measured): void {
  const path = decodeURIComponent(ask(new Proxy({} as Things, { get: () => '…' })))
  console.log(
    `  ${`${path} (${who})`.padEnd(58)} ${one.status} p50 ${num(one.p50)} ms, p95 ${num(one.p95)}, ${one.statements} statements, ${one.buffers} buffers, ${num(one.ms)} ms in SQL, ${num(one.kB)} kB`,
  )
  if (one.worstBuffers > 2000)
    console.log(`      ${one.worstBuffers} in: ${one.worst.replace(/\s+/g, ' ').slice(0, 160)}`)
  for (const statement of one.kept) console.log(`      a kept plan is slower: ${statement}`)
}

/** What has a bar. */
function figures({ page, who, ask, bar, statements }: Question, small: Measured, large: Measured): Figure[] {
  const path = decodeURIComponent(ask(new Proxy({} as Things, { get: () => '…' })))
  const growth = large.p50 / small.p50
  const most = who === 'visitor' ? MOST.publicGrowth : MOST.growth
  const name = `${path} ${who}`
  const ok = large.status < 500
  // A file of a whole list grows with what it holds.
  const file = page.endsWith('.csv')
  return [
    {
      ...{ name: `${name}: growth`, value: growth, unit: '×' },
      ...(file ? {} : { bar: `≤ ${most}`, ok: ok && (growth <= most || large.p50 - small.p50 < 4) }),
    },
    ...(file
      ? []
      : [{ name: `${name}: wire`, value: large.kB, unit: 'kB', bar: `≤ ${MOST.kB}`, ok: large.kB <= MOST.kB }]),
    ...(bar ? [{ name: `${name}: p95`, value: large.p95, unit: 'ms', bar: `≤ ${bar}`, ok: large.p95 <= bar }] : []),
    ...(statements
      ? [
          {
            name: `${name}: statements`,
            value: large.statements,
            unit: '',
            bar: `≤ ${statements}`,
            ok: large.statements <= statements,
          },
        ]
      : []),
  ]
}

const num = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))
