import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { replayJob } from '#features/plans/jobs.ts'
import { planById } from '#features/plans/store.ts'
import { ran } from '#features/plans/testing.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { browserless } from '../../../../seed/testing.ts'
import { createApp } from '../../../app.ts'
import type { Config } from '../../config.ts'
import { connect, prepareReached, reach } from '../../connect.ts'
import { openDatabase } from '../../db.ts'
import { readMigrations } from '../../migrate.ts'
import { stopServer } from '../../postgres/index.ts'
import { scratch } from '../../postgres/testing.ts'
import { restore, verify } from '../index.ts'
import { asSuperuser, configOf, contents, layOut } from '../testing.ts'
import { applied, brokenOff, schemaOf } from './testing.ts'

// What the version of November 2026 left behind, the last one before the lanes: the demo city with one stored plan.

const timeout = 120_000
/** The evening on which both were made. */
const NOW = '2026-11-28T16:00:00.000Z'
const MIGRATIONS_THEN = 14
let fresh: string[] | undefined
/** The schema of an installation of today, which was never another one, on a server of the same version. */
async function freshSchema(t: TestContext): Promise<string[]> {
  if (fresh) return fresh
  const config = configOf(scratch(t))
  await connect(config)
  fresh = await schemaOf((await reach(config)).owner)
  return fresh
}

/** How many the city of then had, as its own manifest says. */
const HELD = {
  account: 4,
  person: 60,
  proposal: 104,
  consultation: 423,
  happening: 1658,
  plan: 1,
  plan_placement: 249,
  step: 921,
}

const counts = (config: Config): Promise<Record<string, number>> =>
  asSuperuser(config, async client => {
    const each = Object.keys(HELD).map(table => `(select count(*)::int from ${table}) as ${table}`)
    return (await client.query(`select ${each.join()}`)).rows[0]
  })

/** The application of today on it, as the coordinator uses it. */
async function opened(t: TestContext, config: Config, now = NOW) {
  const { logins } = await connect(config)
  const database = openDatabase(logins)
  t.after(() => database.close())
  const app = await createApp({ database, now: () => now, demo: true, tls: false, log: entry => console.error(entry) })
  const visitor = browserless(app, '')
  const answer = await visitor.post('/login', { login: 'suzuki', password: DEMO_PASSWORD })
  assert.equal(answer.status, 303)
  const suzuki = browserless(
    app,
    answer.headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .join('; '),
  )
  const municipality = await database.untenanted(
    async db => (await db.selectFrom('municipality').select('id').executeTakeFirstOrThrow()).id,
  )
  return { database, municipality, visitor, suzuki, clock: { now } }
}

type City = Awaited<ReturnType<typeof opened>>

async function shown(response: Response | Promise<Response>): Promise<string> {
  const { status } = await response
  const text = await (await response).text()
  assert.equal(status, 200, text)
  return text
}

/** How the first proposal that was decided came about, as its page told it then. */
const HISTORY = [
  /11月11日（水）.*提案した（理由：試しやすい）/s,
  /11月13日（金）.*団体に紹介した（紹介（活動）として）/s,
  /11月23日（月）.*結果を聞いた（前向き）/s,
  /11月27日（金）.*決定した（窓口の紹介・週6時間・令和8年12月8日（火）から）/s,
]

/** Visitors find activities, staff read what was; gives the id of the stored plan. */
async function worksAsBefore({ database, municipality, visitor, suzuki }: City): Promise<string> {
  assert.match(await shown(visitor.get('/opportunities')), /href="\/opportunities\/[0-9a-f-]{36}/)
  const { plan, proposal } = await database.read({ lane: 'staff', municipality }, async db => ({
    plan: (await db.selectFrom('plan').select('id').where('name', '=', '控えの案').executeTakeFirstOrThrow()).id,
    proposal: (
      await db
        .selectFrom('happening')
        .select('subject_id as id')
        .where('kind', '=', 'proposal.decide')
        .orderBy('id')
        .executeTakeFirstOrThrow()
    ).id,
  }))
  assert.match(await shown(suzuki.get(`/staff/plans/${plan}`)), /控えの案/)
  const history = await shown(suzuki.get(`/staff/proposals/${proposal}`))
  for (const line of HISTORY) assert.match(history, line)
  return plan
}

test('a backup made before the lanes is restored, and the city in it goes on', { timeout }, async t => {
  const [dir, config] = [join(scratch(t), 'backup'), configOf(scratch(t))]
  layOut('backup', dir)
  const { migrations, tables } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  assert.equal(migrations.length, MIGRATIONS_THEN)
  const moved = await restore(config, dir, null)
  assert.deepEqual(await verify(dir, null), moved)
  assert.equal(moved.tables, tables.length)
  assert.deepEqual((await connect(config)).applied, [], 'nothing is left to be applied')
  assert.deepEqual(await counts(config), HELD)
  assert.deepEqual(await schemaOf((await reach(config)).owner), await freshSchema(t))
  const city = await opened(t, config)
  const plan = await worksAsBefore(city)
  await ran(city, replayJob, plan)
  const replayed = await city.database.read({ lane: 'staff', municipality: city.municipality }, db =>
    planById(db, plan),
  )
  assert.equal(replayed?.replay?.same, true)
})

/** What opens what the version of 30 November 2026 added: bookings, letters, stories, evaluations, reports, answers by pictures. */
const NEWER = [
  '',
  '/people',
  '/bookings',
  '/notices',
  '/stories',
  '/evaluations',
  '/entries',
  '/reports',
  '/campaigns',
  '/indicators',
]

test('a backup of the version with bookings, before residents kept anything, is restored whole, and its pages open', {
  timeout,
}, async t => {
  const [dir, config] = [join(scratch(t), 'backup'), configOf(scratch(t))]
  layOut('backup-0109', dir)
  const { made_at, migrations, tables } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  assert.equal(migrations.at(-1).name, '0109_bookings_rejoined.sql')
  assert.equal((await restore(config, dir, null)).tables, tables.length)
  assert.deepEqual((await connect(config)).applied, [], 'nothing is left to be applied')
  assert.deepEqual(await schemaOf((await reach(config)).owner), await freshSchema(t))
  const written: Record<string, number> = Object.fromEntries(
    tables.map(({ name, rows }: { name: string; rows: number }) => [name, rows]),
  )
  const then = ['account', 'person', 'proposal', 'consultation', 'happening', 'step']
  const kept = [...then, 'booking', 'notice', 'story', 'entry', 'evaluation', 'campaign', 'role_grant', 'consent']
  const held = await asSuperuser(config, async client => {
    const each = kept.map(table => `(select count(*)::int from ${table}) as ${table}`)
    return (await client.query(`select ${each.join()}`)).rows[0]
  })
  assert.deepEqual(held, Object.fromEntries(kept.map(table => [table, written[table]])))
  for (const table of kept) assert.ok(written[table]! > 0, `none in ${table}`)
  const { suzuki, visitor } = await opened(t, config, made_at)
  for (const path of NEWER) await shown(suzuki.get(`/staff${path}`))
  assert.match(await shown(visitor.get('/opportunities')), /href="\/opportunities\/[0-9a-f-]{36}/)
})

test('a data folder of before the lanes is brought up to date, however often that breaks off, and a second start changes nothing', {
  timeout,
}, async t => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    t.skip('the data folder was made by the embedded server of linux-x64')
    return
  }
  const config = configOf(scratch(t))
  layOut('data', config.dataDir)
  const reached = await reach(config)
  const all = (await readMigrations()).map(({ name }) => name)
  const missing = all.length - MIGRATIONS_THEN
  for (const share of [0, 1 / 3, 0.9]) {
    const until = MIGRATIONS_THEN + Math.floor(missing * share)
    await prepareReached(reached, all.slice(0, until))
    await brokenOff(config, all[until]!)
    assert.deepEqual(await applied(config), all.slice(0, until), 'nothing of what was begun is there')
  }
  for (let more = Number(process.env['UPGRADE_KILLS'] ?? 0); more > 0; more--) await brokenOff(config, null)
  await connect(config)
  assert.deepEqual(await applied(config), all)
  assert.deepEqual(await schemaOf(reached.owner), await freshSchema(t))
  assert.deepEqual(await counts(config), HELD)
  const before = await contents(config)
  await stopServer(config.dataDir)
  assert.deepEqual((await connect(config)).applied, [])
  assert.deepEqual(await contents(config), before)
  await worksAsBefore(await opened(t, config))
})
