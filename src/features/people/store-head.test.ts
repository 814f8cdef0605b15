import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../seed/testing.ts'
import { personDesk } from './record/store.ts'
import { personHead } from './store-head.ts'

const demo = await demoApp()
const sato = await demo.login('sato')
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const [one, other] = await db(tx => tx.selectFrom('person').select('id').orderBy('number').limit(2).execute())
const organisation = await db(tx => tx.selectFrom('organisation').select('id').executeTakeFirstOrThrow())

describe('to say who somebody is', () => {
  it('name, number, programme and end are loaded, nothing else', async () => {
    const head = await db(tx => personHead(tx, one!.id))
    assert.deepEqual(Object.keys(head!), [
      'id',
      'number',
      'family_name',
      'given_name',
      'family_kana',
      'given_kana',
      'programme_id',
      'closed_on',
    ])
    assert.equal(await db(tx => personHead(tx, newId())), undefined)
  })

  it('no page of consents, exclusions or bonds looks at the health: they answer with its columns away', async () => {
    const owner = new pg.Client(demo.owner)
    await owner.connect()
    await owner.query('alter table person rename column health_note to away')
    await owner.query('alter table condition rename to away')
    await owner.end()
    await assert.rejects(
      db(tx => personDesk(tx, one!.id)),
      /condition|health_note/,
    )
    const edit = `/staff/people/${one!.id}/edit`
    for (const part of ['consents', 'exclusions', 'bonds'])
      assert.equal((await sato.get(`${edit}/${part}`)).status, 200, part)
    const given = { purpose: 'contact', fields: ['name'], given_on: '令和8年11月21日', medium: 'phone' }
    assert.equal((await sato.post(`${edit}/consents`, given)).status, 303)
    const kept = { organisation_id: organisation.id, reason: '以前に働いていた' }
    assert.equal((await sato.post(`${edit}/exclusions`, kept)).status, 303)
    const bound = { other_id: other!.id, kind: 'together', reason: '友人どうし' }
    assert.equal((await sato.post(`${edit}/bonds`, bound)).status, 303)
  })
})
