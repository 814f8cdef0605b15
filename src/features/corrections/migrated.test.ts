import assert from 'node:assert/strict'
import test from 'node:test'
import type pg from 'pg'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { addRow, migratedDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../../seed/city.ts'
import { correctionsOfPerson } from './store.ts'

// What was taken back on its day before migration 0028, and how it is told after it.

let city = ''
const [account, person, organisation, opportunity, proposal] = [newId(), newId(), newId(), newId(), newId()]

async function addUndone(client: pg.Client): Promise<void> {
  await client.query(`select set_config('app.tenant', $1, false)`, [city])
  const insert = (table: string, row: Record<string, unknown>) => addRow(client, table, row)
  const at = '2026-11-20T01:00:00.000Z'
  await insert('account', { id: account, login: 'sato', name: '佐藤', password_hash: 'x', password_changed_at: at })
  await insert('person', { id: person, number: 1, family_name: '木見', birth_on: '1958-05-04', ...MORE })
  await insert('organisation', { id: organisation, kind: 'npo', name: 'みどりの会', kana: 'みどりのかい' })
  await insert('opportunity', { id: opportunity, organisation_id: organisation, title: '花壇の手入れ', ...ACTIVITY })
  await insert('proposal_undo', {
    id: newId(),
    proposal_id: proposal,
    person_id: person,
    opportunity_id: opportunity,
    verb: 'decline',
    on_day: '2026-11-20',
    by_account: account,
    at,
    undone_by: account,
    undone_at: '2026-11-20T03:00:00.000Z',
    undo_reason: '別の方だった',
  })
}

const MORE = { family_kana: 'きみ', name_key: '木見', kana_key: 'きみ', registered_on: '2026-04-01' }
const ACTIVITY = { legal_form: 'volunteering', category: 'flowers', as_of: '2026-11-01', status: 'open' }

const database = await migratedDatabase('0028', async (client, owner) => {
  city = await registerMunicipality(owner, { ...KASHIWA, code: '122173', host: '122173.example.jp' })
  await addUndone(client)
})

test('a row that was taken back is told as one that was voided, with who, when and why', async () => {
  const [one, ...more] = await database.read({ lane: 'job', municipality: city }, db => correctionsOfPerson(db, person))
  assert.equal(more.length, 0)
  assert.deepEqual(
    [one?.kind, one?.name, one?.verb, one?.reason, one?.within, one?.by, one?.at],
    ['proposal-entry', '提案の記録', 'void', '別の方だった', proposal, '佐藤', '2026-11-20T03:00:00Z'],
  )
  assert.deepEqual(one?.before.slice(0, 2), [
    ['活動', '花壇の手入れ'],
    ['記録', '本人が辞退した'],
  ])
})
