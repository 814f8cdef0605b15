import pg from 'pg'
import { DEMO_PASSWORD } from '../../seed/city.ts'
import type { Figure } from '../run.ts'
import { hostOf } from './cities.ts'
import { admin, ask as inDatabase } from './servers.ts'
import { ask, loggedIn, stop, web } from './web.ts'

// Whether the large tables ask to be parted by municipality and year (docs/decisions/0038): what a page of a small city
// touches among few and among many cities, how fast rows come in, how long they take to be vacuumed.

const PORT = 3680
const CITY = 2
const TIMES = 10
const PAGES = [
  '/',
  '/opportunities',
  '/opportunities?q=%E6%8E%83%E9%99%A4',
  '/staff',
  '/staff/people',
  '/staff/consultations',
  '/staff/proposals',
  '/staff/opportunities',
]
const LARGE = ['happening', 'consultation', 'audit_log'] as const
/** So many years of the same are put behind the one that is there. */
const YEARS = 4

/** Buffers of 8 kB that each page of the city touches. */
async function touched(database: string): Promise<Map<string, number>> {
  const one = await web(database, PORT)
  const host = hostOf(CITY)
  const cookie = await loggedIn(PORT, host, 'suzuki', DEMO_PASSWORD)
  const buffers = new Map<string, number>()
  for (const path of PAGES) {
    const some = async () => {
      for (let time = 0; time < TIMES; time++) await ask({ port: PORT, host, cookie, path })
    }
    await some()
    const before = await seen(database)
    await some()
    buffers.set(path, ((await seen(database)) - before) / TIMES)
  }
  await stop([one])
  return buffers
}

/** What the server has counted, once its connections have said it. */
async function seen(database: string): Promise<number> {
  await new Promise(resolve => setTimeout(resolve, 1500))
  const [row] = await inDatabase<{ n: number }>(
    'postgres',
    `select (blks_hit + blks_read)::float8 as n from pg_stat_database where datname = '${database}'`,
  )
  return row!.n
}

/** Puts years of the same behind the consultations and happenings of all cities, unless they are there. */
export async function aged(database: string): Promise<string> {
  const name = `${database}_aged`
  if ((await inDatabase('postgres', `select 1 from pg_database where datname = '${name}'`)).length > 0) return name
  await inDatabase('postgres', `drop database if exists ${name}_new with (force)`)
  await inDatabase('postgres', `create database ${name}_new template ${database} owner yui`)
  const client = new pg.Client(admin(`${name}_new`))
  await client.connect()
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
  for (let year = 1; year <= YEARS; year++)
    for (const [table, day] of [
      ['consultation', `'on_day', on_day - ${year * 365}`],
      ['happening', `'at', at - interval '${year} years'`],
    ])
      await client.query(
        `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), ${day}))).* from ${table} t
           where ${table === 'consultation' ? 'on_day' : 'at'} > now() - interval '400 days'`,
      )
  await client.query(
    `insert into audit_log (municipality_id, id, seq, at, action, path, request_id, hash)
       select municipality_id, gen_random_uuid(), row_number() over (partition by municipality_id), at, kind, '/staff/people/' || subject_id, 'x', '\\x00'
       from happening`,
  )
  await client.query('vacuum (freeze, analyze)')
  await client.end()
  await inDatabase('postgres', `alter database ${name}_new rename to ${name}`)
  return name
}

/** Rows a second that come into a table of a city, one transaction each. */
async function inserts(client: pg.Client): Promise<number> {
  await client.query(`select set_config('app.tenant', (select id::text from municipality where host = $1), false)`, [
    hostOf(CITY),
  ])
  const begun = performance.now()
  const rows = 300
  for (let row = 0; row < rows; row++)
    await client.query(
      `insert into happening (municipality_id, id, kind, subject_kind, subject_id, at) values (tenant(), gen_random_uuid(), 'x.y', 'x', gen_random_uuid(), now())`,
    )
  await client.query(`delete from happening where municipality_id = tenant() and kind = 'x.y'`)
  return rows / ((performance.now() - begun) / 1000)
}

export async function tables(few: string, many: string): Promise<Figure[]> {
  const old = await aged(many)
  const [small, large] = [await touched(few), await touched(old)]
  const figures: Figure[] = PAGES.map(path => {
    const ratio = large.get(path)! / small.get(path)!
    const more = large.get(path)! - small.get(path)!
    return {
      name: `${decodeURIComponent(path)}: buffers, among all cities and years to few`,
      value: ratio,
      unit: `× of ${small.get(path)!.toFixed(0)}`,
      bar: '≤ 2',
      ok: ratio <= 2 || more < 50,
    }
  })
  for (const database of [few, old]) {
    const client = new pg.Client(admin(database))
    await client.connect()
    for (const table of LARGE) {
      const { rows } = await client.query(
        `select (pg_table_size('${table}') / 1e6)::float8 as heap, (pg_indexes_size('${table}') / 1e6)::float8 as indexes, (select count(*)::int from ${table}) as count`,
      )
      const begun = performance.now()
      await client.query(`vacuum ${table}`)
      console.log(
        `  ${database} ${table}: ${rows[0].count} rows, ${rows[0].heap.toFixed(0)} MB and ${rows[0].indexes.toFixed(0)} MB of indexes, vacuum ${((performance.now() - begun) / 1000).toFixed(1)} s`,
      )
    }
    figures.push({
      name: `${database}: happenings written, one after the other`,
      value: await inserts(client),
      unit: '/s',
    })
    await client.end()
  }
  return figures
}
