import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import pg from 'pg'
import { loginsOf, prepare } from './connect.ts'
import { openDatabase } from './db.ts'
import { SetupError } from './errors.ts'
import { newId } from './ids.ts'
import { LANES, LIMITED, roleOf } from './lanes.ts'
import { openServer } from './postgres/index.ts'
import { scratch } from './postgres/testing.ts'
import { registerMunicipality } from './register.ts'
import { appLogins } from './roles.ts'
import { testServer } from './testing.ts'

type Way = Awaited<ReturnType<typeof testServer>>
const server = await testServer()

/** A user that can log in and owns a database, and nothing more, as many administrators give it; with their own way in. */
async function small(t: TestContext, { way = server, password = '' }: { way?: Way; password?: string } = {}) {
  const name = `yui_small_${newId().replaceAll('-', '').slice(-12)}`
  const root = new pg.Client(way('postgres'))
  await root.connect()
  await root.query(`create role ${name} login ${password && `password '${password}'`}`)
  await root.query(`create database ${name} owner ${name}`)
  const ways = appLogins({ user: name, password })
  const roles = [...[...LANES, LIMITED].map(lane => roleOf(name, lane)), ways.inside.user, ways.outside.user, name]
  root.on('error', () => {})
  t.after(async () => {
    if (way !== server) return root.end()
    await root.query(`drop database ${name} with (force)`)
    for (const role of roles) await root.query(`drop role if exists ${role}`)
    await root.end()
  })
  const owner = { ...way(name, name), password }
  return { name, root, owner, ways, start: () => prepare(owner, owner, ways, false) }
}

/** What the administrator is asked to run: all that stands below the sentence. */
async function asked(start: () => Promise<unknown>): Promise<string> {
  const error = await start().then(
    () => assert.fail('it started'),
    (error: Error) => error,
  )
  assert.ok(error instanceof SetupError, String(error))
  assert.match(error.message, /管理者に、次の文を一度だけ実行してもらってから、もう一度起動してください/)
  return error.message.split('\n\n')[1]!
}

async function works(owner: pg.ClientConfig): Promise<void> {
  const city = { code: '122173', name: '柏市', prefecture: '千葉県', host: null, desk_name: 'x', desk_phone: 'x' }
  await registerMunicipality(owner, { ...city, desk_hours: 'x', desk_address: 'x', lat: 35.86, lng: 139.97 })
  const database = openDatabase(await loginsOf(owner))
  try {
    const municipality = await database.untenanted(
      async db => (await db.selectFrom('municipality').select('id').executeTakeFirstOrThrow()).id,
    )
    const area = { id: newId(), name: '北部', position: 1, lat: 35, lng: 139 }
    await database.write({ lane: 'staff', municipality }, tx => tx.insertInto('area').values(area).execute())
    const seen = await database.read({ lane: 'public', municipality }, db =>
      db.selectFrom('area').select('name').execute(),
    )
    assert.deepEqual(seen, [{ name: '北部' }])
  } finally {
    await database.close()
  }
}

test('an owner that may not create roles is told what to run; once that was run, it starts and works', async t => {
  const { owner, root, start } = await small(t)
  await root.query(await asked(start))
  assert.ok((await start()).length > 0)
  assert.deepEqual(await start(), [])
  await works(owner)
})

test('what was run twice, or only half, is asked for again in full and does no harm', async t => {
  const { root, start } = await small(t)
  const statements = await asked(start)
  await root.query(statements.split('\n').slice(0, -1).join('\n'))
  assert.equal(await asked(start), statements)
  await root.query(statements)
  await root.query(statements)
  assert.ok((await start()).length > 0)
})

test('a login that has the rights of a lane without changing into it is asked for as it should be', async t => {
  const { name, root, ways, start } = await small(t)
  const statements = await asked(start)
  await root.query(statements)
  await root.query(`alter role ${ways.outside.user} inherit`)
  await root.query(`revoke ${name}_public from ${ways.outside.user}`)
  await root.query(`grant ${name}_public to ${ways.outside.user}`)
  await root.query(await asked(start))
  assert.ok((await start()).length > 0)
})

test('an owner that may create roles, where the administrator made them, takes them as they are', async t => {
  const { name, root, owner, start } = await small(t)
  await root.query(await asked(start))
  await root.query(`alter role ${name} createrole`)
  assert.ok((await start()).length > 0)
  await works(owner)
})

const TOO_MUCH: readonly [says: string, sql: (name: string) => string, named: RegExp][] = [
  ['the outside in a lane of the inside', n => `grant ${n}_staff to ${n}_outside`, /_outside」.*_staff のメンバー/],
  ['the inside in a lane of the outside', n => `grant ${n}_resident to ${n}_app`, /_app」.*_resident のメンバー/],
  ['a login in the owner', n => `grant ${n} to ${n}_app`, /_app」.*yui_small_[0-9a-f]+ のメンバー/],
  ['a login that reads everything', n => `grant pg_read_all_data to ${n}_outside`, /_outside」.*pg_read_all_data/],
  ['a lane in another', n => `grant ${n}_job to ${n}_staff`, /_staff」.*_job のメンバー/],
  ['a login that may hand on a lane', n => `grant ${n}_public to ${n}_outside with admin option`, /ADMIN OPTION/],
  ['the limited in another lane', n => `grant ${n}_job to ${n}_limited`, /_limited」.*_job のメンバー/],
  ['a superuser', n => `alter role ${n}_outside superuser`, /_outside」.*SUPERUSER/],
  ['one past row-level security', n => `alter role ${n}_staff bypassrls`, /_staff」.*BYPASSRLS/],
  ['one that creates roles', n => `alter role ${n}_app createrole`, /_app」.*CREATEROLE/],
  ['one that copies the server', n => `alter role ${n}_app replication`, /_app」.*REPLICATION/],
  ['a lane that logs in', n => `alter role ${n}_resident login`, /_resident」.*LOGIN/],
]

test('a login or a lane with too much is refused by its name and by what is too much', async t => {
  const { name, root, start } = await small(t)
  await root.query(await asked(start))
  for (const [says, sql, named] of TOO_MUCH) {
    await root.query(sql(name))
    await assert.rejects(start, error => error instanceof SetupError && named.test(error.message), says)
    await root.query(undone(sql(name)))
  }
  assert.ok((await start()).length > 0)
})

/** The statement that takes back what one of these gave. */
const undone = (sql: string): string =>
  sql.startsWith('grant')
    ? sql.replace(
        /^grant (.*) to (\w+)( with admin option)?$/,
        (_, role, login, admin) => `revoke ${admin ? 'admin option for ' : ''}${role} from ${login}`,
      )
    : sql.replace(/(\w+)$/, 'no$1')

test('a new password of the owner is told, since the logins know only the old one', { timeout: 120_000 }, async t => {
  const dataDir = scratch(t)
  const { config: way } = await openServer(dataDir)
  writeFileSync(join(dataDir, 'postgres/pg_hba.conf'), 'local all postgres trust\nlocal all all scram-sha-256\n')
  const { name, owner, root, start } = await small(t, { way, password: 'first' })
  await root.query('select pg_reload_conf()')
  await root.query(await asked(start))
  assert.ok((await start()).length > 0)
  await root.query(`alter role ${name} password 'second'`)
  const now = { ...owner, password: 'second' }
  const again = () => prepare(now, now, appLogins({ user: name, password: 'second' }), false)
  await root.query(await asked(again))
  assert.deepEqual(await again(), [])
  await works(now)
})

test('a database that knows no Japanese is refused before anything is made in it, with how to make one that does', async t => {
  const { name, root, owner, start } = await small(t)
  await root.query(`drop database ${name}`)
  await root.query(
    `create database ${name} owner ${name} encoding 'SQL_ASCII' locale 'C' locale_provider libc template template0`,
  )
  const refused = (sentence: RegExp) => (error: unknown) => error instanceof SetupError && sentence.test(error.message)
  await assert.rejects(
    start,
    refused(/文字コードがSQL_ASCIIのため.*\n\ncreate database "\w+_utf8" owner "\w+" encoding 'UTF8'/),
  )
  const client = new pg.Client(owner)
  await client.connect()
  const { rows } = await client.query(`select from pg_tables where schemaname = 'public'`)
  await client.end()
  assert.equal(rows.length, 0)
})
