import { readFileSync } from 'node:fs'
import pg from 'pg'
import {
  generateCity,
  type Problem,
  rateOpportunities,
  type Snapshot,
  score,
  snapshotOf,
  terms,
} from '#matching/index.ts'
import { closeTests, openTestDatabase } from '#platform/testing.ts'
import { type Column, rowByRow } from './columns.ts'
import { statement } from './kernel-sql.ts'
import type { Figure } from './run.ts'

const PEOPLE = 300
const OPPORTUNITIES = 10_000
const SHARE = 50

type Sum = { eligible: number; total: number }

/** A city in which no rule and no part of a term is without effect: the generator leaves some fields out. */
function city(): Problem {
  const problem = generateCity({ people: PEOPLE, opportunities: OPPORTUNITIES, seed: 7 })
  return {
    ...problem,
    people: problem.people.map((person, i) => ({
      ...person,
      resident: i % 9 !== 0,
      shown: { music: ((i % 5) - 2) / 2, cleaning: ((i % 3) - 1) / 2 },
      wishes: {
        ...person.wishes,
        ...(i % 3 === 0 && { yenPerHour: 1000 + (i % 7) * 50, daysPerWeek: 1 + (i % 4), hoursPerShift: 1 + (i % 3) }),
        ...(i % 4 === 0 && { halves: ['mon-am', 'wed-pm', 'thu-am', 'sat-am'] as const }),
      },
    })),
    opportunities: problem.opportunities.map((opportunity, i) => ({
      ...opportunity,
      open: i % 25 !== 0,
      residentsOnly: i % 6 === 0,
      candidates: i % 8,
      ...(i % 2 === 0 && { yenPerHour: 1000 + (i % 5) * 80, daysPerWeek: 1 + (i % 3) }),
      ...(i % 10 === 0 && { slots: [] }),
    })),
  }
}

/** As the product ranks: a fast pass for each person, then the rest of the rules and the terms of what is left. */
export function byScan(s: Snapshot): Sum {
  let [eligible, total] = [0, 0]
  for (let p = 0; p < s.person.ids.length; p++) {
    const count = rateOpportunities(s, p)
    eligible += count
    for (let i = 0; i < count; i++) total += s.found.points[i]!
  }
  return { eligible, total }
}

function pairByPair(s: Snapshot): Sum {
  let [eligible, total] = [0, 0]
  for (let p = 0; p < s.person.ids.length; p++)
    for (let o = 0; o < s.opportunity.ids.length; o++) {
      const points = score(s, p, o)
      if (points < 0) continue
      eligible++
      total += points
    }
  return { eligible, total }
}

/** The columns of the snapshot as a table: a number a row, or an array where a row has several. */
async function load(client: pg.Client, name: string, columns: object, count: number): Promise<void> {
  const all = Object.entries(columns as Record<string, Column>)
  const capacity = Math.min(...all.map(([, column]) => column.length))
  const fields = all.map(([key, column]) => {
    const type = column instanceof Float64Array ? 'float8' : column instanceof Uint32Array ? 'bigint' : 'int'
    return `"${key.toLowerCase()}" ${type}${column.length > capacity ? '[]' : ''}`
  })
  const rows = Array.from({ length: count }, (_, row) =>
    Object.fromEntries([
      ['row', row],
      ...all.map(([key, column]) => {
        const width = column.length / capacity
        return [key.toLowerCase(), width === 1 ? column[row] : [...column.subarray(row * width, (row + 1) * width)]]
      }),
    ]),
  )
  await client.query(`create temp table ${name} (row int primary key, ${fields})`)
  await client.query(`insert into ${name} select * from json_populate_recordset(null::${name}, $1)`, [
    JSON.stringify(rows),
  ])
}

async function loadAll(client: pg.Client, s: Snapshot): Promise<void> {
  if (s.widths.skillWords !== 2) throw new RangeError('the statement is written for 64 skills')
  await load(client, 'person', rowByRow(s), s.person.ids.length)
  await load(client, 'opportunity', s.opportunities, s.opportunity.ids.length)
  await load(client, 'bare_slot', s.slots, s.slotIds.length)
  await load(client, 'shape', s.shapes, s.shapeKeys.list.length)
  await load(client, 'excluded', s.excluded, s.excludedCount)
  // No join for the hours of a slot: the statement is to be as fast as SQL can be.
  await client.query(
    `create temp table slot as select l.*, h.weekday, h."from", h."to", h.hours, h.halves from bare_slot l join shape h on h.row = l.shape;
    alter table slot add primary key (row)`,
  )
  await client.query(`create temp table w as select ${terms.map((term, i) => `${s.weights[i]}::float8 as ${term}`)}`)
  // One core for each side, room to sort and hash, and a planner that knows the tables.
  await client.query(
    `set max_parallel_workers_per_gather = 0; set work_mem = '256MB'; set statement_timeout = '60s'; analyze`,
  )
}

/**
 * Seconds that a process on this machine has had a core for, so that what else runs does not count (Linux, in hundredths);
 * elsewhere the seconds on the wall.
 */
function secondsOf(pid: number, name: RegExp): number {
  try {
    const [, mine, rest = ''] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))!
    const [user, system] = rest.split(' ').slice(11, 13)
    if (name.test(mine!)) return (Number(user) + Number(system)) / 100
  } catch {
    // no /proc, or no such process on this machine
  }
  return performance.now() / 1000
}

/** What the work gives, and its seconds: the mean of so many runs after two to warm up. */
async function timed<T>(runs: number, seconds: () => number, work: () => T | Promise<T>): Promise<[T, number]> {
  await work()
  let result = await work()
  const from = seconds()
  for (let i = 0; i < runs; i++) result = await work()
  return [result, (seconds() - from) / runs]
}

const sameSum = (name: string, a: Sum, b: Sum): void => {
  if (a.eligible === 0 || a.eligible !== b.eligible || a.total !== b.total)
    throw new Error(`${name} is not the same formula: ${JSON.stringify([a, b])}`)
}

/** What the database says of all pairs, and the seconds that it takes. */
async function inSql(s: Snapshot): Promise<[Sum, number]> {
  const { owner } = await openTestDatabase()
  const client = new pg.Client(owner)
  try {
    await client.connect()
    await loadAll(client, s)
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const seconds = () => secondsOf(rows[0]!.pid, /postgres/)
    return await timed(2, seconds, async () => (await client.query<Sum>(statement)).rows[0]!)
  } finally {
    await client.end()
    await closeTests()
  }
}

/** The kernel against the same rules and terms in SQL, one core each, on every pair of a city. Throws where they differ. */
export async function run(): Promise<Figure[]> {
  const s = snapshotOf(city())
  const [bySql, sql] = await inSql(s)
  const own = () => secondsOf(process.pid, /./)
  const [scanned, scan] = await timed(50, own, () => byScan(s))
  const [paired, pairs] = await timed(25, own, () => pairByPair(s))
  sameSum('the scan', scanned, bySql)
  sameSum('the kernel pair by pair', paired, bySql)
  const all = PEOPLE * OPPORTUNITIES
  return [
    { name: 'pairs in all', value: all, unit: 'pairs' },
    { name: 'of them eligible, the same in both', value: bySql.eligible, unit: 'pairs' },
    { name: 'sum of their scores, the same in both', value: bySql.total, unit: 'points' },
    { name: 'kernel in the scan, as the product ranks', value: all / scan / 1e6, unit: 'Mpairs/s' },
    { name: 'kernel pair by pair', value: all / pairs / 1e6, unit: 'Mpairs/s' },
    { name: 'the same formula in SQL', value: all / sql / 1e6, unit: 'Mpairs/s' },
    { name: 'kernel pair by pair / SQL', value: sql / pairs, unit: '×' },
    { name: 'kernel in the scan / SQL', value: sql / scan, unit: '×', bar: `≥ ${SHARE} ×`, ok: sql / scan >= SHARE },
  ]
}
