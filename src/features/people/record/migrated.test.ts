import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import pg from 'pg'
import { loginsOf, prepare } from '#platform/connect.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { readMigrations } from '#platform/migrate.ts'
import { registerMunicipality } from '#platform/register.ts'
import { appLogins } from '#platform/roles.ts'
import { testDatabase, testServer } from '#platform/testing.ts'
import { KASHIWA } from '../../../../seed/city.ts'

// People as the version before migration 0038 left them, and what is known of them after it.

const { owner: usual } = await testDatabase()
const config = await testServer()
const name = `yui_m_${newId().replaceAll('-', '').slice(0, 20)}`
const owner = config(name, usual.user as string)
const ways = appLogins({ user: usual.user as string })
let database: Database
let municipality: string

const ALL = ['employment', 'contract', 'dispatch', 'paid-volunteering', 'volunteering']
type Facts = { digital: string | null; pay: string | null; forms: string[] | null }

/** What stood in the record, which fields a save had changed, and what is known of it. */
const PEOPLE: [who: string, was: Partial<Facts>, saved: string[], is: Facts][] = [
  ['was registered and never asked', {}, [], { digital: null, pay: null, forms: null }],
  ['had only a new address', {}, ['address'], { digital: null, pay: null, forms: null }],
  [
    'had said something else',
    { digital: 'line', pay: 'paid', forms: ['volunteering'] },
    [],
    { digital: 'line', pay: 'paid', forms: ['volunteering'] },
  ],
  [
    'had said something else, and came back to it',
    {},
    ['digital', 'pay', 'forms'],
    { digital: 'phone', pay: 'either', forms: ALL },
  ],
]

const ids = PEOPLE.map(() => newId())

async function fill(client: pg.Client): Promise<void> {
  const add = (table: string, row: Record<string, unknown>) =>
    client.query(
      `insert into ${table} (${Object.keys(row)}) values (${Object.keys(row).map((_, at) => `$${at + 1}`)})`,
      Object.values(row),
    )
  await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
  const names = { family_name: '木見', family_kana: 'きみ', name_key: '木見', kana_key: 'きみ' }
  for (const [at, [, was, saved]] of PEOPLE.entries()) {
    const id = ids[at]!
    const days = { birth_on: '1958-05-04', registered_on: '2026-04-01' }
    await add('person', { id, number: at + 1, ...names, ...days, ...was })
    await add('wish', { person_id: id, category: 'salon', score: 1, ...(at > 0 && { basis: 'behaviour' }) })
    if (saved.length > 0)
      await add('happening', {
        ...{ id: newId(), kind: 'person.changed', subject_kind: 'person', subject_id: id, person_id: id },
        ...{ at: '2026-05-01T00:00:00Z', data: JSON.stringify({ section: 'basic', fields: saved }) },
      })
  }
}

before(async () => {
  const admin = new pg.Client(config('postgres'))
  await admin.connect()
  await admin.query(`create database ${name} owner ${usual.user}`)
  await admin.end()
  const older = (await readMigrations()).map(migration => migration.name).filter(migration => migration < '0038')
  await prepare(config('postgres'), owner, ways, false, older)
  municipality = await registerMunicipality(owner, KASHIWA)
  const client = new pg.Client(owner)
  await client.connect()
  await fill(client)
  await client.end()
  assert.ok((await prepare(config('postgres'), owner, ways, false)).some(applied => applied.startsWith('0038')))
  database = openDatabase(await loginsOf(owner))
})

after(async () => {
  await database.close()
  const admin = new pg.Client(config('postgres'))
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
})

for (const [at, [who, , , is]] of PEOPLE.entries())
  test(`of somebody who ${who} nothing is known but what was said`, async () => {
    const row = await database.read({ lane: 'job', municipality }, db =>
      db
        .selectFrom('person')
        .select(['digital', 'pay', 'forms', 'outside', 'never_free'])
        .where('id', '=', ids[at]!)
        .executeTakeFirst(),
    )
    assert.deepEqual(row, { ...is, outside: false, never_free: false })
  })

test('a wish is said or shown, and nothing else', async () => {
  const rows = await database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('wish').select(['person_id', 'basis']).execute(),
  )
  const basis = new Map(rows.map(row => [row.person_id, row.basis]))
  assert.deepEqual(
    ids.map(id => basis.get(id)),
    ['said', 'shown', 'shown', 'shown'],
  )
})
