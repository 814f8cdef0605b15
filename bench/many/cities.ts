import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { cityOf, fileOf } from '#features/setup/actions.ts'
import { readCityFile, setUp } from '#features/setup/commands.ts'
import type { CityFile } from '#features/setup/rules.ts'
import { PREFECTURES } from '#features/setup/shape.ts'
import { copyIn } from '#platform/backup/copy.ts'
import { AS_TEXT, type Readable, tablesOf, writeRows } from '#platform/backup/tables.ts'
import { systemClock } from '#platform/clock.ts'
import { isMunicipalityCode } from '#platform/codes.ts'
import { connect } from '#platform/connect.ts'
import { openDatabase } from '#platform/db.ts'
import { setHost } from '#platform/register.ts'
import { fillCity } from '../../seed/fill.ts'
import { loadSettings } from '../../src/features.ts'
import { admin, ask, OWNER, owner, urlOf } from './servers.ts'

// Many cities in one database: each is set up from a file by the product's own command, and has people, organisations,
// activities and what was done for them as the demo city has, under ids of its own. One of them is large.

export const hostOf = (city: number): string => `c${String(city).padStart(3, '0')}.example.jp`
/** The large one. */
export const LARGE = 1

/** What a city's file says and what belongs to one process or moment is not copied. */
const LEFT =
  /^(municipality|area|town|facility|programme|setting|target|audit_.*|session|login_attempt|form_once|round_run|activity_change|import_.*|draft|second_factor|counter)$/
/** What a person has, of whom the large city has many more. */
const OF_PEOPLE = ['person', 'wish', 'availability', 'reach', 'condition', 'skill', 'consent', 'consultation']

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

type Other = (id: string) => string

/** An id with other last digits. */
const salted = (id: string, salt: number): string =>
  id.slice(0, 28) + ((Number.parseInt(id.slice(28), 16) ^ salt) >>> 0).toString(16).padStart(8, '0')

const moved = (rows: string, other: Other): string => rows.replaceAll(ID, other)

const codeOf = (city: number): string => {
  const five = String(1 + (city % 47)).padStart(2, '0') + String(201 + Math.floor(city / 47)).padStart(3, '0')
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(digit => five + digit).find(isMunicipalityCode)!
}

/** The database of so many cities, made unless it is there. */
export async function manyCities(count: number, residents: number): Promise<string> {
  const name = `many_${count}_${residents}`
  const found = await ask<object>('postgres', `select from pg_database where datname = '${name}'`)
  if (found.length === 0) {
    await ask('postgres', `drop database if exists ${name}_new with (force)`)
    await ask('postgres', `create database ${name}_new owner ${OWNER}`)
    await fill(`${name}_new`, count, residents)
    await ask('postgres', `alter database ${name}_new rename to ${name}`)
  }
  return name
}

async function fill(name: string, count: number, residents: number): Promise<void> {
  const started = performance.now()
  const say = (what: string) =>
    console.log(`  ${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s ${what}`)
  const config = { mode: 'production', port: 0, dataDir: '/nowhere', proxies: 0, databaseUrl: urlOf(name) } as const
  const { logins } = await connect(config)
  const database = openDatabase(logins, { bulk: true, statementMs: 600_000 })
  const demo = await fillCity(database, owner(name), systemClock.now())
  const file = await database.read({ lane: 'job', municipality: demo }, async db => fileOf(await cityOf(db, demo)))
  await setHost(owner(name), file.code!, hostOf(0))
  say('the first city')
  const client = new pg.Client(admin(name))
  await client.connect()
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
  const rows = await rowsOf(client, demo)
  const settings = await loadSettings()
  const known = await names(client, demo)
  for (let city = 1; city < count; city++) {
    const own = {
      ...file,
      code: codeOf(city),
      name: `第${city}市`,
      prefecture: PREFECTURES[city % 47]!,
      host: hostOf(city),
    }
    const id = await set(name, own, settings)
    const ids = new Map([[demo, id]])
    for (const [key, to] of await names(client, id)) ids.set(known.get(key) ?? '', to)
    const other: Other = one => ids.get(one) ?? salted(one, city << 16)
    for (const [table, text] of rows) {
      // What each new city is given (kinds of entry, indicators) comes with the demo's.
      await client.query(`delete from ${table.name} where municipality_id = '${id}'`)
      await put(client, table, moved(text, other))
    }
    if (city === LARGE) await enlarge(client, rows, other, residents)
    if (city % 50 === 0) say(`${city} cities`)
  }
  await client.query('vacuum (freeze, analyze)')
  await client.end()
  await database.close()
  say('all of them')
}

async function set(name: string, own: CityFile, settings: Awaited<ReturnType<typeof loadSettings>>): Promise<string> {
  const file = readCityFile(JSON.stringify(own), settings)
  if ('faults' in file) throw new Error(JSON.stringify(file))
  await setUp(owner(name), file, { settings }, systemClock.now())
  const [row] = await ask<{ id: string }>(name, `select id from municipality where code = '${own.code}'`)
  return row!.id
}

async function rowsOf(client: pg.Client, city: string): Promise<Map<Readable, string>> {
  const rows = new Map<Readable, string>()
  await client.query('begin')
  await client.query(AS_TEXT)
  for (const table of await tablesOf(client)) {
    if (LEFT.test(table.name) || !table.tenanted) continue
    const to = new PassThrough()
    const read = text(to)
    await writeRows(client, table, [city], to)
    to.end()
    rows.set(table, await read)
  }
  await client.query('commit')
  return rows
}

/** What the file of a city made, by what it is called. */
async function names(client: pg.Client, city: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ key: string; id: string }>(
    ['area', 'town', 'facility', 'programme']
      .map(table => `select '${table} ' || name as key, id from ${table} where municipality_id = '${city}'`)
      .join(' union all '),
  )
  return new Map(rows.map(({ key, id }) => [key, id]))
}

const put = (client: pg.Client, { name }: Readable, rows: string): Promise<number> =>
  copyIn(
    client,
    name,
    (async function* () {
      yield Buffer.from(rows)
    })(),
  )

/** The cells of a column. */
const cells = ({ columns }: Readable, column: string, rows: string): string[] => {
  const at = columns.split(', ').indexOf(column)
  return at < 0 ? [] : rows.split('\n').map(line => line.split('\t')[at] ?? '')
}

/** The people of the city again and again, each time as others; all else stays what it is. */
async function enlarge(client: pg.Client, rows: Map<Readable, string>, other: Other, residents: number): Promise<void> {
  const own = [...rows].filter(([{ name }]) => OF_PEOPLE.includes(name))
  const theirs = new Set(own.flatMap(([table, text]) => cells(table, 'id', text)))
  const people = own.find(([{ name }]) => name === 'person')!
  const count = people[1].split('\n').length - 1
  const number = people[0].columns.split(', ').indexOf('number')
  const numbered = (text: string, copy: number) =>
    text.replaceAll(/^.+$/gm, line => {
      const row = line.split('\t')
      row[number] = String(Number(row[number]) + copy * 1000)
      return row.join('\t')
    })
  for (let copy = 1; (copy + 1) * count <= residents; copy++)
    for (const [table, text] of own) {
      const again: Other = id => (theirs.has(id) ? salted(other(id), copy) : other(id))
      await put(client, table, moved(table.name === 'person' ? numbered(text, copy) : text, again))
    }
}
