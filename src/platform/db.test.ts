import assert from 'node:assert/strict'
import test, { before } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { DEMO_NOW } from '../../seed/testing.ts'
import { type Database, openDatabase, type Read } from './db.ts'
import { newId } from './ids.ts'
import { INSIDE, OUTSIDE, roleOf } from './lanes.ts'
import { testDatabase } from './testing.ts'
import { isUnreachable } from './unreachable.ts'

const prepared = await testDatabase()
const { database } = prepared
const [kashiwa, abiko] = [newId(), newId()]

before(async () => {
  const owner = new pg.Client(prepared.owner)
  await owner.connect()
  for (const [id, code] of [
    [kashiwa, '122173'],
    [abiko, '122220'],
  ]) {
    await owner.query(
      `insert into municipality (id, code, name, prefecture, desk_name, desk_phone, desk_hours, desk_address, lat, lng) values ($1, $2, 'x', 'x', 'x', 'x', 'x', 'x', 0, 0)`,
      [id, code],
    )
  }
  await owner.end()
  await database.write({ lane: 'staff', municipality: kashiwa }, async tx => {
    await tx.insertInto('counter').values({ name: 'person', value: 41 }).execute()
    const area = newId()
    await tx.insertInto('area').values({ id: area, name: 'x', position: 1, lat: 35, lng: 139 }).execute()
    await tx.insertInto('town').values({ id: newId(), area_id: area, name: 'x', lat: 35, lng: 139 }).execute()
  })
})

const counters = (municipality: string) =>
  database.read({ lane: 'staff', municipality }, db => db.selectFrom('counter').select(['name', 'value']).execute())

test('a municipality sees its own rows and no others', async () => {
  assert.deepEqual(await counters(kashiwa), [{ name: 'person', value: 41 }])
  assert.deepEqual(await counters(abiko), [])
})

const towns = (db: Read) => db.selectFrom('town').select('name').execute()

test('a query without a municipality sees no row of any table that belongs to one', async () => {
  assert.deepEqual(await database.untenanted(towns), [])
  assert.equal((await database.read({ lane: 'public', municipality: kashiwa }, towns)).length, 1)
})

test('the municipality of one request does not leak into the next on the same connection', async () => {
  for (let i = 0; i < 20; i++) await database.read({ lane: 'public', municipality: kashiwa }, towns)
  assert.deepEqual(await database.untenanted(towns), [])
})

test('a row cannot be written into another municipality', async () => {
  const write = database.write({ lane: 'staff', municipality: abiko }, tx =>
    tx.insertInto('counter').values({ municipality_id: kashiwa, name: 'stolen', value: 1 }).execute(),
  )
  await assert.rejects(write, { code: '42501' })
})

test('every table of a municipality is under forced row-level security, its key begins with the municipality', async () => {
  const owner = new pg.Client(prepared.owner)
  await owner.connect()
  const { rows } = await owner.query(`
    select c.relname, c.relrowsecurity and c.relforcerowsecurity as protected,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first_key
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('schema_migration', 'municipality', 'claim_key')`)
  await owner.end()
  assert.ok(rows.length > 20)
  assert.deepEqual(
    rows.filter(row => !row.protected || row.first_key !== 'municipality_id'),
    [],
  )
})

const { inside, outside, owner: name } = prepared.logins
const staff = pg.escapeIdentifier(roleOf(name, 'staff'))

for (const [login, lanes] of [
  [inside, INSIDE],
  [outside, OUTSIDE],
] as const)
  test(`the login ${login.user} has no right of its own, and no lane of it gets round what was opened to it`, async () => {
    const client = new pg.Client(login)
    await client.connect()
    for (const table of ['person', 'municipality', 'public_opportunity', 'claim_key', 'pgboss.job'])
      await assert.rejects(client.query(`select * from ${table}`), { code: '42501' }, table)
    for (const lane of lanes) {
      await client.query(`set role ${pg.escapeIdentifier(roleOf(name, lane))}`)
      for (const attempt of [
        'alter table person disable row level security',
        'drop policy staff_select on person',
        `set role ${pg.escapeIdentifier(name)}`,
        'set role postgres',
        'truncate person',
        'alter role current_user bypassrls',
        'delete from audit_log',
        'update happening set kind = kind',
        'select * from claim_key',
        ...(login === outside
          ? [`set role ${staff}`, `select set_config('role', '${roleOf(name, 'staff')}', true)`]
          : []),
      ])
        await assert.rejects(client.query(attempt), { code: '42501' }, `${lane}: ${attempt}`)
      await client.query('set row_security = off')
      await assert.rejects(client.query('select id from person'), { code: '42501' })
    }
    await client.end()
  })

test('a reader cannot write, whatever it is handed', async () => {
  const sneaky = database.read({ lane: 'staff', municipality: kashiwa }, db =>
    (db as never as Parameters<Parameters<Database['write']>[1]>[0])
      .insertInto('counter')
      .values({ name: 'x', value: 1 })
      .execute(),
  )
  await assert.rejects(sneaky, { code: '25006' })
})

test('work that throws, or whose result is not to be kept, leaves nothing behind', async () => {
  const add = (name: string) => (tx: Parameters<Parameters<Database['write']>[1]>[0]) =>
    tx.insertInto('counter').values({ name, value: 1 }).execute()
  await assert.rejects(
    database.write({ lane: 'staff', municipality: kashiwa }, async tx => {
      await add('thrown')(tx)
      throw new Error('no')
    }),
  )
  await database.write({ lane: 'staff', municipality: kashiwa }, add('refused'), () => false)
  assert.equal((await counters(kashiwa)).length, 1)
})

test('days stay days and instants stay instants, whatever the time zone', async () => {
  const [row] = await database.write({ lane: 'staff', municipality: kashiwa }, async tx => {
    await tx
      .insertInto('programme')
      .values({
        id: newId(),
        name: 'x',
        age_floor: 50,
        funder: 'x',
        starts_on: '2026-04-01',
        source: 'x',
        created_at: DEMO_NOW,
      })
      .execute()
    return tx.selectFrom('programme').select(['starts_on', 'created_at', 'age_floor']).execute()
  })
  assert.deepEqual(row, { starts_on: '2026-04-01', created_at: '2026-11-21T01:00:00Z', age_floor: 50 })
})

test('a runaway query is ended by the server', async () => {
  const slow = database.read({ lane: 'staff', municipality: kashiwa }, db =>
    db.selectNoFrom(eb => eb.fn('pg_sleep', [eb.lit(20)]).as('slept')).execute(),
  )
  await assert.rejects(slow, { code: '57014' })
})

test('a connection that is lost in the middle of a transaction undoes it, is told, and the next one is made', async () => {
  let lost = 0
  const own = openDatabase(prepared.logins, { size: 1, lost: () => lost++ })
  const other = new pg.Client(prepared.logins.inside)
  await other.connect()
  const broken = own.write({ lane: 'staff', municipality: kashiwa }, async tx => {
    await tx.insertInto('counter').values({ name: 'half done', value: 1 }).execute()
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await other.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    while (lost === 0) await sleep(5)
    await tx.insertInto('counter').values({ name: 'the rest', value: 1 }).execute()
  })
  await assert.rejects(broken, error => isUnreachable(error))
  assert.ok(lost > 0)
  const rows = await own.read({ lane: 'staff', municipality: kashiwa }, db =>
    db.selectFrom('counter').select('name').execute(),
  )
  assert.deepEqual(rows, [{ name: 'person' }])
  await own.close()
  await other.end()
})

test('a statement under way when its connection is lost is refused as what may be asked again', async () => {
  const other = new pg.Client(prepared.logins.inside)
  await other.connect()
  const patient = openDatabase(prepared.logins, { size: 1, statementMs: 120_000 })
  const slow = patient.read({ lane: 'staff', municipality: kashiwa }, db =>
    sql`select pg_sleep(100), 'mine'`.execute(db as never),
  )
  const refused = assert.rejects(slow, error => isUnreachable(error))
  const end = `select pg_terminate_backend(pid) from pg_stat_activity
    where query like '%''mine''%' and wait_event = 'PgSleep' and pid <> pg_backend_pid()`
  while ((await other.query(end)).rowCount === 0) await sleep(20)
  await refused
  assert.equal((await counters(kashiwa)).length, 1)
  await patient.close()
  await other.end()
})

test('whoever comes when too many wait is told so at once; those who wait come to their turn, and visitors wait for nobody inside', async () => {
  const crowded = openDatabase(prepared.logins, { size: 1, waiting: 2 })
  const staff = { lane: 'staff', municipality: kashiwa } as const
  const held = Promise.withResolvers<string>()
  const first = crowded.read(staff, () => held.promise)
  const waiting = [1, 2].map(() => crowded.read(staff, async () => 'answered'))
  await assert.rejects(
    crowded.read(staff, async () => 'answered'),
    error => isUnreachable(error),
  )
  assert.equal((await crowded.read({ lane: 'public', municipality: kashiwa }, towns)).length, 1)
  held.resolve('answered')
  assert.deepEqual(await Promise.all([first, ...waiting]), ['answered', 'answered', 'answered'])
  await crowded.close()
})
