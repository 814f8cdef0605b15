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

// Proposals and steps as the version before migration 0037 left them, and what they are after it.

const { owner: usual } = await testDatabase()
const config = await testServer()
const name = `yui_m_${newId().replaceAll('-', '').slice(0, 20)}`
const owner = config(name, usual.user as string)
const ways = appLogins({ user: usual.user as string })
let database: Database
let municipality: string

/** What was written down of a proposal that stood as 辞退, and what it is: the person's no, or the desk's passing over. */
const PROPOSALS: Record<string, [verbs: string[], was: string, is: string]> = {
  no: [['propose', 'decline'], 'declined', 'declined'],
  'passed over': [['pass'], 'declined', 'passed'],
  open: [['propose'], 'proposed', 'proposed'],
}
const proposals = Object.fromEntries(Object.keys(PROPOSALS).map(key => [key, newId()]))
const [person, account, organisation] = [newId(), newId(), newId()]

async function fill(client: pg.Client): Promise<void> {
  const add = (table: string, row: Record<string, unknown>) =>
    client.query(
      `insert into ${table} (${Object.keys(row)}) values (${Object.keys(row).map((_, at) => `$${at + 1}`)})`,
      Object.values(row),
    )
  await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
  await add('account', {
    id: account,
    login: 'sato',
    name: '佐藤',
    password_hash: 'x',
    password_changed_at: new Date(),
  })
  await add('organisation', { id: organisation, kind: 'business', name: 'パン屋' })
  await add('person', {
    id: person,
    number: 1,
    family_name: '木見',
    given_name: '花',
    family_kana: 'きみ',
    given_kana: 'はな',
    name_key: '木見花',
    kana_key: 'きみはな',
    birth_on: '1958-05-04',
    registered_on: '2026-04-01',
  })
  for (const [key, [verbs, status]] of Object.entries(PROPOSALS)) {
    const opportunity_id = newId()
    await add('opportunity', {
      id: opportunity_id,
      organisation_id: organisation,
      title: key,
      legal_form: 'volunteering',
      category: 'salon',
      as_of: '2026-11-01',
      status: 'open',
    })
    const proposal_id = proposals[key]!
    await add('proposal', { id: proposal_id, person_id: person, opportunity_id, status })
    for (const [at, verb] of verbs.entries())
      await add('proposal_entry', {
        id: newId(),
        proposal_id,
        verb,
        on_day: '2026-11-01',
        at: `2026-11-01T0${at}:00:00Z`,
      })
  }
  const step = { id: newId(), subject_kind: 'person', subject_id: person, person_id: person, owner_id: account }
  await add('step', { ...step, what: 'refer', note: '体操の教室', due_on: '2026-12-01', waits_for: 'desk' })
}

before(async () => {
  const admin = new pg.Client(config('postgres'))
  await admin.connect()
  await admin.query(`create database ${name} owner ${usual.user}`)
  await admin.end()
  const older = (await readMigrations()).map(migration => migration.name).filter(migration => migration < '0037')
  await prepare(config('postgres'), owner, ways, false, older)
  municipality = await registerMunicipality(owner, KASHIWA)
  const client = new pg.Client(owner)
  await client.connect()
  await fill(client)
  await client.end()
  assert.ok((await prepare(config('postgres'), owner, ways, false)).some(applied => applied.startsWith('0037')))
  database = openDatabase(await loginsOf(owner))
})

after(async () => {
  await database.close()
  const admin = new pg.Client(config('postgres'))
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
})

for (const [key, [verbs, , is]] of Object.entries(PROPOSALS))
  test(`a proposal of which was written ${verbs.join(', ')} is ${is}`, async () => {
    const row = await database.read({ lane: 'job', municipality }, db =>
      db.selectFrom('proposal').select('status').where('id', '=', proposals[key]!).executeTakeFirst(),
    )
    assert.equal(row?.status, is)
  })

test('a つなぎ that named nobody becomes a call to the person, to ask to whom', async () => {
  const step = await database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('step').select(['what', 'note', 'done_at']).where('subject_id', '=', person).executeTakeFirst(),
  )
  assert.deepEqual(step, { what: 'contact', note: 'つなぐ先と、伝えてよいかを うかがう　体操の教室', done_at: null })
})
