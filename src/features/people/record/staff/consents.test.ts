import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { consentsOf } from '#features/consents/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../../seed/testing.ts'

const demo = await demoApp()
const sato = await demo.login('sato')
const suzuki = await demo.login('suzuki')
const TODAY = '2026-11-21'
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const { person, recipient } = await db(tx =>
  tx
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.municipality_id', 'person.municipality_id')
    .select(['person.id as person', 'organisation.id as recipient'])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('consent').select('id').whereRef('consent.person_id', '=', 'person.id'))),
    )
    .executeTakeFirstOrThrow(),
)

describe('consent', () => {
  test('is given to one organisation, once, and withdrawn without being removed', async () => {
    const path = `/staff/people/${person}/edit/consents`
    const form = {
      purpose: 'introduction',
      recipient_id: recipient,
      fields: ['name', 'wishes'],
      given_on: '令和8年11月21日',
      medium: 'phone',
    }
    const nobody = await sato.post(path, { ...form, recipient_id: '' })
    assert.equal(nobody.status, 422)
    assert.match(await nobody.text(), /相手の団体を選んでください/)
    assert.equal((await sato.post(path, form)).status, 303)
    assert.match(await (await sato.post(path, form)).text(), /すでにあります/)
    const [consent] = await db(tx => consentsOf(tx, person))
    assert.deepEqual(
      [consent?.wording, consent?.taken_by, consent?.given_by_medium],
      ['introduction-1', '佐藤 みどり', 'phone'],
    )

    assert.match(await (await sato.get(`${path}/${consent!.id}`)).text(), /いつでも取り消せます/)
    assert.equal((await suzuki.post(`${path}/${consent!.id}`, { medium: 'visit' })).status, 303)
    const [withdrawn] = await db(tx => consentsOf(tx, person))
    assert.deepEqual(
      [withdrawn?.id, withdrawn?.withdrawn_on, withdrawn?.withdrawn_by],
      [consent!.id, TODAY, '鈴木 健一'],
    )
  })

  test('that was missing for a proposal leads back to it', async () => {
    const other = await db(tx =>
      tx
        .selectFrom('proposal')
        .innerJoin('opportunity', 'opportunity.id', 'proposal.opportunity_id')
        .select(['proposal.id', 'proposal.person_id', 'opportunity.organisation_id'])
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('consent').select('id').whereRef('consent.person_id', '=', 'proposal.person_id'))),
        )
        .executeTakeFirstOrThrow(),
    )
    const back = `/staff/proposals/${other.id}`
    const path = `/staff/people/${other.person_id}/edit/consents?${new URLSearchParams({ back })}`
    const form = { purpose: 'introduction', recipient_id: other.organisation_id, fields: ['name'], given_on: '11/20' }
    const given = await sato.post(path, form)
    assert.deepEqual([given.status, given.headers.get('location')], [303, back])
    assert.match(await (await sato.get(`/staff/people/${other.person_id}/edit/consents`)).text(), /令和8年11月20日/)
  })

  test('is not withdrawn from the page of somebody else, nor noted for nobody', async () => {
    const other = await db(tx =>
      tx.selectFrom('person').select('id').where('id', '<>', person).executeTakeFirstOrThrow(),
    )
    const [consent] = await db(tx => consentsOf(tx, person))
    const path = `/staff/people/${other.id}/edit/consents/${consent!.id}`
    assert.equal((await sato.get(path)).status, 404)
    assert.equal((await sato.post(path, { medium: 'visit' })).status, 404)
    assert.equal((await sato.post(`/staff/people/${newId()}/edit/consents`, { purpose: 'contact' })).status, 404)
  })
})
