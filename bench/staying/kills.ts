import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DATABASE } from '#platform/connect.ts'
import { newId } from '#platform/ids.ts'
import { openServer } from '#platform/postgres/index.ts'
import { DEMO_PASSWORD } from '../../seed/city.ts'
import type { Figure } from '../run.ts'
import { type Program, send, session } from './program.ts'

const ROUNDS = 20
const VISITORS = 6
const WRITERS = 3

type Tally = { answered: number; unanswered: number; odd: number; kept: Set<string> }

/** Kills the database under load, twenty times: nobody goes without an answer, and what was acknowledged is there after. */
export async function kills(program: Program): Promise<Figure[]> {
  const { base, dataDir } = program
  const cookie = await session(base, 'sato', DEMO_PASSWORD)
  const people = [
    ...(await (await fetch(`${base}/staff/people`, { headers: { cookie } })).text()).matchAll(
      /\/staff\/people\/([0-9a-f-]{36})"/g,
    ),
  ]
  const tally: Tally = { answered: 0, unanswered: 0, odd: 0, kept: new Set() }
  let on = true
  const visitors = Array.from({ length: VISITORS }, async (_, n) => {
    while (on) await asked(tally, () => fetch(`${base}${['/', '/opportunities', '/opportunities?q=花'][n % 3]}`))
  })
  const writers = Array.from({ length: WRITERS }, async (_, n) => {
    const person = people[n]![1]
    while (on) {
      const said = newId()
      const response = await asked(tally, () => send(base, `/staff/people/${person}/draft`, { said }, cookie))
      // Only the last draft of a person stays: the one that was acknowledged, or a later one.
      if (response?.status === 204) tally.kept.add(`${person} ${said}`)
      await sleep(10)
    }
  })
  const back: number[] = []
  let lost = 0
  for (let round = 0; round < ROUNDS; round++) {
    await sleep(500)
    const { pid } = await openServer(dataDir)
    process.kill(pid, 'SIGKILL')
    const since = performance.now()
    while (!(await isWell(base))) await sleep(50)
    back.push((performance.now() - since) / 1000)
    lost += await missing(dataDir, tally.kept)
  }
  on = false
  await Promise.all([...visitors, ...writers])
  const longest = Math.max(...back)
  return [
    {
      name: `${ROUNDS} kills of the database: the page is back, longest`,
      value: longest,
      unit: 's',
      bar: '≤ 15',
      ok: longest <= 15,
    },
    { name: 'requests that were answered', value: tally.answered, unit: '' },
    { name: 'requests without an answer', value: tally.unanswered, unit: '', bar: '0', ok: tally.unanswered === 0 },
    { name: 'answers other than 200, 204 and 503', value: tally.odd, unit: '', bar: '0', ok: tally.odd === 0 },
    { name: `what was acknowledged (${tally.kept.size}) and is gone`, value: lost, unit: '', bar: '0', ok: lost === 0 },
    {
      name: 'the program ended',
      value: program.app.exitCode === null ? 0 : 1,
      unit: '',
      bar: '0',
      ok: program.app.exitCode === null,
    },
  ]
}

async function asked(tally: Tally, request: () => Promise<Response>): Promise<Response | null> {
  try {
    const response = await request()
    await response.arrayBuffer()
    tally.answered++
    if (![200, 204, 503].includes(response.status)) tally.odd++
    return response
  } catch {
    tally.unanswered++
    return null
  }
}

const isWell = async (base: string): Promise<boolean> => {
  const response = await fetch(`${base}/opportunities`)
  await response.arrayBuffer()
  return response.status === 200
}

/**
 * How many of the people's last acknowledged drafts are older in the database than what was acknowledged: ids are in the
 * order of time.
 */
async function missing(dataDir: string, kept: ReadonlySet<string>): Promise<number> {
  const lastOf = new Map([...kept].map(line => line.split(' ') as [string, string]))
  const server = await openServer(dataDir)
  const client = new pg.Client(server.config(DATABASE))
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ key: string; said: string }>(
    `select key, data->'said'->>0 as said from draft where key like 'consultation:%'`,
  )
  await client.end()
  const stored = new Map(rows.map(({ key, said }) => [key.slice('consultation:'.length), said]))
  return [...lastOf].filter(([person, said]) => (stored.get(person) ?? '') < said).length
}
