import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { secondsOf, systemClock } from './clock.ts'
import { openDatabase, type Read, type Tx } from './db.ts'
import { newId } from './ids.ts'
import { INSIDE, isOutside, LANES, type Lane, roleOf, type Scope, sealOf } from './lanes.ts'
import { migrate } from './migrate.ts'
import { registerMunicipality } from './register.ts'
import { appLogins } from './roles.ts'
import { testDatabase, testServer } from './testing.ts'

// Each trap of the lanes that was seen when they were tried, closed. A pool of one connection shows what one transaction
// leaves for the next.

const { database, owner, logins } = await testDatabase()
const role = (lane: Lane): string => roleOf(logins.owner, lane)

const CITY = {
  prefecture: '千葉県',
  desk_name: 'x',
  desk_phone: 'x',
  desk_hours: 'x',
  desk_address: 'x',
  lat: 0,
  lng: 0,
}
const kashiwa = await registerMunicipality(owner, { ...CITY, code: '122173', name: '柏市', host: 'a.example.jp' })
const abiko = await registerMunicipality(owner, { ...CITY, code: '122220', name: '我孫子市', host: 'b.example.jp' })

const added = (municipality: string, number: number): Promise<{ person: string; organisation: string }> =>
  database.write({ lane: 'staff', municipality }, async tx => {
    const [person, organisation, area, town] = [newId(), newId(), newId(), newId()]
    await tx
      .insertInto('area')
      .values({ id: area, name: `区${number}`, position: number, lat: 35, lng: 139 })
      .execute()
    await tx
      .insertInto('town')
      .values({ id: town, area_id: area, name: `町${number}`, lat: 35, lng: 139 })
      .execute()
    const named = { family_name: 'x', family_kana: 'x', name_key: 'x', kana_key: 'x' }
    await tx
      .insertInto('person')
      .values({ ...named, id: person, number, birth_on: '1955-04-01', registered_on: '2026-11-01' })
      .execute()
    await tx
      .insertInto('organisation')
      .values({ id: organisation, name: `会${number}`, kind: 'npo' })
      .execute()
    return { person, organisation }
  })
const hana = await added(kashiwa, 1)
const taro = await added(kashiwa, 2)
const abikos = await added(abiko, 1)

const public_: Scope = { lane: 'public', municipality: kashiwa }
const resident: Scope = { lane: 'resident', municipality: kashiwa, person: hana.person }
const organiser: Scope = { lane: 'organiser', municipality: kashiwa, organisation: hana.organisation }

const alone = (t: TestContext) => {
  const own = openDatabase(logins, { size: 1 })
  t.after(() => own.close())
  return own
}

async function rows<T>(db: Read | Tx, text: string, ...values: unknown[]): Promise<T[]> {
  const parts = text.split('?')
  const filled = parts.map((part, at) => (at < values.length ? sql`${sql.raw(part)}${values[at]}` : sql.raw(part)))
  return (await sql<T>`${sql.join(filled, sql``)}`.execute(db as Tx)).rows
}
const set = (db: Read | Tx, name: string, value: string, local: boolean) =>
  rows(db, 'select set_config(?, ?, ?)', name, value, local)
const people = (db: Read | Tx) => rows<{ id: string }>(db, 'select id from person')

const LEFT: readonly [name: string, value: string, lane: Lane, wanted: string][] = [
  ['search_path', 'pg_temp, public', 'staff', 'public, pg_temp'],
  ['role', role('job'), 'staff', role('staff')],
  ['role', role('resident'), 'public', role('public')],
  ['app.tenant', abiko, 'staff', kashiwa],
  ['app.actor', newId(), 'staff', ''],
  ['statement_timeout', '0', 'staff', '5s'],
  ['statement_timeout', '1', 'public', '5s'],
  ['lock_timeout', '0', 'staff', '3s'],
  ['idle_in_transaction_session_timeout', '0', 'staff', '15s'],
  ['timezone', 'Asia/Tokyo', 'staff', 'UTC'],
]
for (const [name, value, lane, wanted] of LEFT)
  test(`${name} = ${value.slice(-20)}, left on the connection by a statement, is gone in the next transaction of ${lane}`, async t => {
    const own = alone(t)
    const scope: Scope = { lane, municipality: kashiwa }
    const pid = await own.read(scope, async db => {
      await set(db, name, value, false)
      return (await rows<{ pid: number }>(db, 'select pg_backend_pid() as pid'))[0]!.pid
    })
    const [next] = await own.read(scope, db =>
      rows(db, 'select current_setting(?) as value, pg_backend_pid() as pid', name),
    )
    assert.deepEqual(next, { value: wanted, pid }, 'on the same connection')
  })

test('claims left on a connection are gone, also for the queries before a municipality is known', async t => {
  const own = alone(t)
  await own.read(resident, async db => {
    for (const name of ['app.claims', 'app.seal']) {
      const [said] = await rows<{ value: string }>(db, 'select current_setting(?) as value', name)
      await set(db, name, said!.value, false)
    }
    assert.deepEqual(await people(db), [{ id: hana.person }])
  })
  assert.deepEqual(await own.read({ lane: 'resident', municipality: kashiwa }, people), [])
  assert.deepEqual(await own.untenanted(db => rows(db, 'select name from town')), [])
})

test('nobody makes a temporary table, and one that were there would not stand before ours', async t => {
  // At each start, since neither a restored nor a copied database brings along who may make one.
  await migrate(owner, appLogins({ user: logins.owner }))
  for (const lane of LANES) {
    const making = database.write({ lane, municipality: kashiwa }, tx =>
      rows(tx, 'create temporary table town (name text)'),
    )
    await assert.rejects(making, { code: '42501' }, lane)
  }
  const root = new pg.Client((await testServer())(owner.database!))
  await root.connect()
  t.after(() => root.end())
  await root.query(`grant temporary on database ${owner.database} to public`)
  const own = alone(t)
  const names = (db: Read | Tx) => rows<{ name: string }>(db, 'select name from town order by name')
  await own.write(public_, async tx => {
    await rows(tx, `create temporary table town as select 'planted' as name`)
    assert.deepEqual(await rows(tx, 'select name from pg_temp.town'), [{ name: 'planted' }])
    assert.deepEqual(await names(tx), [{ name: '町1' }, { name: '町2' }])
    await set(tx, 'search_path', 'pg_temp, public', false)
  })
  assert.deepEqual(await own.read(public_, names), [{ name: '町1' }, { name: '町2' }])
})

test('a second statement behind a semicolon is refused, with parameters and without', async () => {
  for (const scope of [public_, { lane: 'staff', municipality: kashiwa }] as const)
    for (const stacked of [rows, (db: Read, text: string) => rows(db, `${text} where ? = 1`, 1)])
      await assert.rejects(
        database.read(scope, db => stacked(db, `select set_config('app.tenant', '', true); select 1 from town`)),
        { code: '42601' },
      )
})

test('a statement that is often asked is kept once for each lane, under a name that says which', async t => {
  const own = alone(t)
  const asking = (lane: Lane) =>
    own.read({ lane, municipality: kashiwa }, db =>
      db.selectFrom('town').select('name').where('name', '=', 'often').execute(),
    )
  for (let i = 0; i < 31; i++) for (const lane of ['staff', 'job'] as const) await asking(lane)
  const kept = await own.read({ lane: 'staff', municipality: kashiwa }, db =>
    rows<{ name: string }>(
      db,
      `select name from pg_prepared_statements where statement = 'select "name" from "town" where "name" = $1' order by name`,
    ),
  )
  assert.deepEqual(
    kept.map(({ name }) => name.replace(/\d+$/, 'n')),
    ['job n', 'staff n'],
  )
})

const FORGED: readonly [says: string, forge: (claims: string) => string][] = [
  ['another person', claims => claims.replace(hana.person, taro.person)],
  ['another municipality and its person', c => c.replace(kashiwa, abiko).replace(hana.person, abikos.person)],
  ['another lane', claims => claims.replace('resident|', 'organiser|')],
  ['a later hour', claims => claims.replace(/\|\d+\|/, `|${secondsOf(systemClock.now()) + 60}|`)],
  ['no claim', () => ''],
]
for (const [says, forge] of FORGED)
  test(`claims that say ${says} under the seal of others are none`, async () => {
    await database.read(resident, async db => {
      assert.deepEqual(await people(db), [{ id: hana.person }])
      const [said] = await rows<{ claims: string }>(db, `select current_setting('app.claims') as claims`)
      await set(db, 'app.claims', forge(said!.claims), true)
      await set(db, 'app.tenant', kashiwa, true)
      assert.deepEqual(await people(db), [])
      assert.deepEqual(await rows(db, 'select name from town'), [])
    })
  })

for (const lane of LANES.filter(isOutside))
  test(`no statement in the lane ${lane} changes over to the inside, its logins or the owner`, async () => {
    const roles = [...INSIDE.map(role), logins.inside.user!, logins.owner, 'postgres']
    for (const name of roles)
      await assert.rejects(
        database.read({ lane, municipality: kashiwa }, db => set(db, 'role', name, true)),
        { code: '42501' },
        name,
      )
  })

test('changing over between the lanes of the outside shows nothing of the other lane', async () => {
  for (const scope of [public_, resident, organiser])
    for (const lane of LANES.filter(other => isOutside(other) && other !== scope.lane))
      await database.read({ ...scope, person: hana.person, organisation: hana.organisation }, async db => {
        const open: Partial<Record<Lane, string>> = {
          resident: 'person',
          organiser: 'organisation',
          partner: 'organisation',
        }
        await set(db, 'role', role(lane), true)
        for (const table of lane === 'prefecture' ? ['released_figure'] : ['town', open[lane] ?? 'area'])
          assert.deepEqual(await rows(db, `select 1 from ${table}`), [], `${scope.lane} in ${lane}: ${table}`)
      })
})

const AGES: readonly [seconds: number, people: number][] = [
  [0, 1],
  [590, 1],
  [610, 0],
  [-590, 1],
  [-610, 0],
]
test('a seal holds for ten minutes, also against a clock that is ahead', async t => {
  const client = new pg.Client(logins.outside)
  await client.connect()
  t.after(() => client.end())
  await client.query(`set role ${pg.escapeIdentifier(role('resident'))}`)
  for (const [seconds, seen] of AGES) {
    const [claims, seal] = sealOf(resident, secondsOf(systemClock.now()) - seconds, logins.key)
    await client.query(`select set_config('app.claims', $1, false), set_config('app.seal', $2, false)`, [claims, seal])
    assert.equal((await client.query('select id from person')).rowCount, seen, `${seconds} s old`)
  }
})

test('who asks shows neither among the running statements nor among those that are kept', async t => {
  const root = new pg.Client((await testServer())('postgres'))
  await root.connect()
  t.after(() => root.end())
  await alone(t).read(resident, async db => {
    const [me] = await rows<{ pid: number }>(db, 'select pg_backend_pid() as pid from person where id = ?', hana.person)
    const { rows: running } = await root.query('select query from pg_stat_activity where pid = $1', [me!.pid])
    const kept = await rows<{ statement: string }>(
      db,
      `select statement from pg_prepared_statements where name = 'claims'`,
    )
    const texts = [running[0].query, kept[0]!.statement].join()
    assert.match(texts, /from person where id = \$1.*set_config\('app\.seal', \$7, true\)/s)
    for (const secret of [hana.person, kashiwa, role('resident')]) assert.ok(!texts.includes(secret), secret)
  })
})
