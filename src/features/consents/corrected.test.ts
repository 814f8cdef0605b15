import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accepted, consent, type Desk, deskOf, did, published } from '#features/proposals/testing.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { consentsOf } from './store.ts'

const city = await demoApp()
const sato = await city.login('sato')
const write = <T>(work: (desk: Desk) => Promise<T>) =>
  city.database.write({ lane: 'staff', municipality: city.municipality }, async tx => work(await deskOf(tx, DEMO_NOW)))
const pathOf = (id: string) => `/staff/records/consent/${id}`

async function put(id: string, verb: string, fields: Record<string, string | readonly string[]>) {
  const version = /name="version" value="(\d+)"/.exec(await (await sato.get(pathOf(id))).text())![1]!
  const sent = { version, 'void-correction_reason': '別の方', correction_reason: '別の方', sure: 'yes', ...fields }
  return sato.post(`${pathOf(id)}/${verb}`, { once: newId(), ...sent })
}

describe('a consent that was written down wrongly', () => {
  it('is corrected, not withdrawn: what was to be told, and since when', async () => {
    const { id, person } = await write(async desk => ({ id: await consent(desk), person: desk.person }))
    assert.match(await (await sato.get(`/staff/people/${person}/edit/consents`)).text(), new RegExp(pathOf(id)))
    const late = await put(id, 'correct', { given_on: '2026-11-22', fields: ['name'] })
    assert.equal(late.status, 422)
    const health = await put(id, 'correct', { given_on: '2026-11-20', fields: ['name', 'health'] })
    assert.match(await health.text(), /この目的では伝えられない項目/)
    assert.equal((await put(id, 'correct', { given_on: '2026-11-20', fields: ['name'] })).status, 303)
    const [given] = await write(({ tx }) => consentsOf(tx, person))
    assert.deepEqual([given?.fields, given?.given_on, given?.withdrawn_on], [['name'], '2026-11-20', null])
    assert.equal((await put(id, 'void', {})).status, 303)
    assert.deepEqual(await write(({ tx }) => consentsOf(tx, person)), [])
  })

  it('stays while somebody was named to an organisation by it', async () => {
    const id = await write(async desk => {
      const given = await consent(desk)
      await did(desk, await accepted(desk, await published(desk, 'volunteering')), 'introduce')
      return given
    })
    const refused = await put(id, 'void', {})
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /紹介のまちがい/)
  })
})
