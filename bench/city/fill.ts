import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { DEFAULTS } from '#features/municipalities/rules.ts'
import { madePlan } from '#features/plans/testing.ts'
import { weightsVersion } from '#features/proposals/index.ts'
import { terms } from '#matching/index.ts'
import { loginsOf, prepare } from '#platform/connect.ts'
import { openDatabase } from '#platform/db.ts'
import { appLogins } from '#platform/roles.ts'
import { searchColumns } from '#platform/search.ts'
import { cloneOf, OWNER, testServer } from '#platform/testing.ts'
import { corpus } from '../../seed/corpus.ts'
import { DEMO, DEMO_NOW } from '../../seed/testing.ts'
import * as cases from './cases.ts'
import * as rows from './rows.ts'

type City = { owner: pg.ClientConfig; logins: Awaited<ReturnType<typeof loginsOf>>; admin: pg.ClientConfig }

/**
 * The big city, kept beside the templates of the tests and made anew only where its generator has changed; a migration
 * that came since is applied to it as it would be to a city's own database.
 */
export async function bigCity(): Promise<City> {
  const config = await testServer()
  const name = `yui_city_${await generatorKey()}`
  const client = new pg.Client(config('postgres'))
  await client.connect()
  const { rows: kept } = await client.query('select 1 from pg_database where datname = $1', [name])
  if (kept.length === 0) {
    const { rows: old } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'yui_city_%'`,
    )
    for (const { datname } of old) await client.query(`drop database ${datname} with (force)`)
    await cloneOf(DEMO, `${name}_new`)
    await fill(config(`${name}_new`))
    await client.query(`alter database ${name}_new rename to ${name}`)
  }
  await client.end()
  const [admin, owner] = [config(name), config(name, OWNER)]
  await prepare(config('postgres'), owner, appLogins({ user: OWNER }), false)
  const logins = await loginsOf(owner)
  await planned(logins)
  await unlooked(admin)
  return { admin, owner, logins }
}

/** What earlier measurements looked at: thirty thousand looks of one resident on one day are nobody's. */
async function unlooked(admin: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  const { rowCount } = await client.query('delete from audit_log where at > $1', [DEMO_NOW])
  if (rowCount! > 1000) await client.query('vacuum (analyze) audit_log')
  await client.end()
}

/** One plan of an area of the big city, worked out as the queue would; kept with it. */
async function planned(logins: City['logins']): Promise<void> {
  const database = openDatabase(logins, { statementMs: 600_000 })
  const { id: municipality } = await database.untenanted(db =>
    db.selectFrom('municipality').select('id').executeTakeFirstOrThrow(),
  )
  const has = await database.read({ lane: 'job', municipality }, db => db.selectFrom('plan').select('id').execute())
  const begun = performance.now()
  if (has.length === 0) {
    const area = await database.read({ lane: 'job', municipality }, db =>
      db.selectFrom('area').select('id').orderBy('position').limit(1).executeTakeFirstOrThrow(),
    )
    await madePlan({ database, municipality, clock: { now: DEMO_NOW } }, { areas: [area.id] })
    console.log(`  a plan of one area of the big city: ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  }
  await database.close()
}

async function generatorKey(): Promise<string> {
  const files = await Promise.all(
    ['rows.ts', 'cases.ts'].map(name => readFile(join(import.meta.dirname, name), 'utf8')),
  )
  return createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
}

/** Tables whose indexes are made at the end: a whole table is sorted faster than its rows are put in one by one. */
const LARGE = [
  ...['person', 'wish', 'availability', 'reach', 'condition', 'skill', 'consent', 'opportunity', 'consultation'],
  ...['proposal', 'proposal_entry', 'decision', 'happening', 'step', 'audit_log', 'shown_list'],
]

/** Fills a clone of the demo city: without triggers and checks of keys, which what is made here keeps by its making. */
async function fill(admin: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  const started = performance.now()
  const say = (what: string) =>
    console.log(`  ${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s ${what}`)
  const { rows: cities } = await client.query<{ id: string }>('select id from municipality')
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB';
    set maintenance_work_mem = '512MB'; select set_config('app.tenant', '${cities[0]!.id}', false)`)
  const { rows: indexes } = await client.query<{ name: string; sql: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as sql from pg_index
     where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [LARGE],
  )
  await client.query(rows.tools(DEMO_NOW.slice(0, 10)))
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const [what, sql] of statements()) {
    await client.query(sql)
    await client.query('analyze')
    say(what)
    if (what === 'organisations') await addActivities(client)
  }
  for (const { sql } of indexes) await client.query(sql)
  say('indexes')
  await client.query(`call settle_everybody('${cities[0]!.id}')`)
  await client.query(`call keep_stories('${cities[0]!.id}', null)`)
  await client.query(`call count_stories('${cities[0]!.id}')`)
  await client.query(`call count_consultations('${cities[0]!.id}')`)
  await client.query(`call tell_all_breakdowns('${cities[0]!.id}')`)
  say('breakdowns')
  await client.query('drop schema bench cascade')
  await client.query('vacuum (freeze, analyze)')
  say('cleaned')
  await client.end()
}

const statements = (): [string, string][] => [
  ['staff', rows.staff],
  ['people', rows.people],
  ['what belongs to them', rows.parts],
  ['organisations', rows.organisations],
  ['activities', rows.activityRows],
  ['consultations', rows.consultations],
  ['proposals', cases.proposals(weightsVersion(DEFAULTS), terms)],
  ['steps', cases.openSteps],
  ['requests', cases.requests],
  ['who looked', cases.looks],
]

/** Titles and texts that are hard to search, as the other measurements have them. */
async function addActivities(client: pg.Client): Promise<void> {
  await client.query(rows.activityTable)
  const postings = corpus(rows.SIZE.open + rows.SIZE.over)
  for (let at = 0; at < postings.length; at += 2500) {
    const some = postings
      .slice(at, at + 2500)
      .map((row, i) => ({ ...row, n: at + i + 1, ...searchColumns(row.title, row.description) }))
    await client.query(rows.activities, [JSON.stringify(some)])
  }
}
