import assert from 'node:assert/strict'
import test from 'node:test'
import type pg from 'pg'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { addRow, migratedDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../../../seed/city.ts'

// Proposals and steps as the version before migration 0037 left them, and what they are after it.

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
  const add = (table: string, row: Record<string, unknown>) => addRow(client, table, row)
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

const database = await migratedDatabase('0037', async (client, owner) => {
  municipality = await registerMunicipality(owner, KASHIWA)
  await fill(client)
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
