import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DATABASE } from '#platform/connect.ts'
import { openServer, stopServer } from '#platform/postgres/index.ts'
import { runProgram, send, session } from '../../bench/staying/program.ts'
import { DEMO_PASSWORD } from '../../seed/city.ts'
import { drawer } from '../city.ts'
import { consultation, peopleOf } from '../desk.ts'
import { least, type Measure, most, none } from '../proof.ts'

const ROUNDS = { smoke: 5, full: 50 }
const WRITERS = 8

/**
 * Eight counsellors record consultations through the pages, each pressing again until it is told that it is kept, while
 * application and database are killed together at any moment. Afterwards each consultation is there once, and PostgreSQL's
 * own amcheck finds every table and index whole.
 * Shown to fail: on a busy machine it was ready after 18.9 s only.
 */
export const run: Measure = async profile => {
  const home = mkdtempSync(join(tmpdir(), 'yui-prove-'))
  const dataDir = join(home, 'data')
  const draw = drawer(99)
  let program = await runProgram(dataDir)
  try {
    const writers = await begin(() => program.base)
    const back: number[] = []
    for (let round = 0; round < ROUNDS[profile]; round++) {
      await sleep(300 + draw() * 2000)
      const { pid } = await openServer(dataDir)
      program.app.kill('SIGKILL')
      process.kill(pid, 'SIGKILL')
      const since = performance.now()
      program = await runProgram(dataDir)
      const told = performance.now()
      const first = await untilServed(program.base)
      back.push((performance.now() - since) / 1000)
      const [said, served] = [(told - since) / 1000, back.at(-1)!]
      console.error(
        `  kill ${round + 1}: says where it is after ${said.toFixed(1)} s, serves after ${served.toFixed(1)} s${first}`,
      )
    }
    const kept = await writers.end()
    const { lost, twice, broken } = await compare(dataDir, kept)
    return [
      least(
        `consultations acknowledged over ${ROUNDS[profile]} kills of application and database`,
        kept.length,
        20,
        '',
      ),
      none('acknowledged and gone', lost),
      none('recorded twice', twice),
      none('findings of amcheck', broken),
      most('ready again, longest', Math.max(...back), 10, 's'),
    ]
  } finally {
    program.app.kill('SIGKILL')
    await stopServer(dataDir)
    rmSync(home, { recursive: true, force: true, maxRetries: 9 })
  }
}

/** Waits until a visitor's page is there; tells what was answered before. Gives up after two minutes. */
async function untilServed(base: string): Promise<string> {
  const before = new Set<string>()
  for (const until = performance.now() + 120_000; performance.now() < until; await sleep(20)) {
    const answer = await fetch(`${base}/opportunities`, { signal: AbortSignal.timeout(30_000) }).then(
      async response => ({ status: response.status, text: await response.text() }),
      error => ({ status: 0, text: String(error.cause ?? error) }),
    )
    if (answer.status === 200) return before.size > 0 ? `, before that ${[...before].join(', ')}` : ''
    before.add(answer.status ? String(answer.status) : answer.text)
  }
  throw new Error(`no page within two minutes, but ${[...before].join(', ')}`)
}

/** Writers at one desk, each with its own resident; `end` gives the words of all that was acknowledged. */
async function begin(base: () => string): Promise<{ end: () => Promise<string[]> }> {
  const cookie = await session(base(), 'sato', DEMO_PASSWORD)
  const get = (path: string) => fetch(`${base()}${path}`, { headers: { cookie }, signal: AbortSignal.timeout(60_000) })
  const people = await peopleOf({ get })
  const kept: string[] = []
  let on = true
  const writing = Array.from({ length: WRITERS }, async (_, n) => {
    for (let at = 0; on; at++) {
      const [person, said] = [people[n]!, `停電 ${n}-${at}。`]
      const fields = await again(
        () => consultation(get, person, said),
        () => on,
      )
      if (
        fields &&
        (await again(
          () => recorded(base(), person, fields, cookie),
          () => on,
        ))
      )
        kept.push(said)
    }
  })
  return {
    end: async () => {
      on = false
      await Promise.all(writing)
      return kept
    },
  }
}

/** Does it until it is done, as somebody does who presses the button again; null where nobody asks any more. */
async function again<T>(act: () => Promise<T>, asked: () => boolean): Promise<T | null> {
  for (;;) {
    const done = await act().catch(() => null)
    if (done) return done
    if (!asked()) return null
    await sleep(100)
  }
}

async function recorded(base: string, person: string, fields: Record<string, string>, cookie: string): Promise<true> {
  const { status } = await send(base, `/staff/people/${person}/consultations`, fields, cookie)
  if (status !== 303) throw new Error(String(status))
  return true
}

async function compare(dataDir: string, kept: readonly string[]) {
  const server = await openServer(dataDir)
  const client = new pg.Client(server.config(DATABASE))
  await client.connect()
  const { rows } = await client.query<{ said: string; times: number }>(
    `select said, count(*)::int as times from consultation where said like '停電 %' group by 1`,
  )
  await client.query('create extension if not exists amcheck')
  const { rows: found } = await client.query<{ broken: number }>(`
    select (select count(*)::int from pg_class c, verify_heapam(c.oid) where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace) as broken`)
  const indexes = await client
    .query(
      `select bt_index_parent_check(c.oid, true) from pg_class c join pg_am a on a.oid = c.relam and a.amname = 'btree' join pg_index i on i.indexrelid = c.oid
     where c.relkind = 'i' and c.relnamespace = 'public'::regnamespace and i.indisvalid`,
    )
    .then(
      () => 0,
      () => 1,
    )
  await client.end()
  const times = new Map(rows.map(({ said, times }) => [said, times]))
  return {
    lost: kept.filter(said => !times.has(said)).length,
    twice: rows.filter(({ times }) => times > 1).length,
    broken: found[0]!.broken + indexes,
  }
}
