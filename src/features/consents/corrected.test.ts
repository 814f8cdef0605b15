import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { proposalById } from '#features/proposals/index.ts'
import { accepted, consent, type Desk, deskOf, did, published } from '#features/proposals/testing.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { withdrawConsent } from './actions.ts'
import { addConsent, consentsOf } from './store.ts'

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

  it('belongs to whom it was given, once it is moved; not to who has the same one, and not to nobody', async () => {
    const { id, person, organisation, others } = await write(async desk => ({
      ...{ id: await consent(desk), person: desk.person, organisation: desk.organisation },
      others: await desk.tx
        .selectFrom('person')
        .select(['id', 'number'])
        .where('id', '<>', desk.person)
        .where('id', 'not in', desk.tx.selectFrom('consent').select('person_id'))
        .orderBy('number')
        .limit(2)
        .execute(),
    }))
    const [right, twice] = others
    const move = (to_number: string, more: Record<string, string> = {}) =>
      put(id, 'move', { to_number, 'move-correction_reason': '別の方の同意だった', ...more })
    const nobody = await move('999999999')
    assert.equal(nobody.status, 422)
    assert.match(await nobody.text(), /999999999/)
    await write(desk => consent({ ...desk, person: twice!.id, organisation }))
    const same = await move(String(twice!.number))
    assert.equal(same.status, 422)
    const html = await same.text()
    assert.match(html, /この目的・相手への同意はすでにあります/)
    assert.match(html, new RegExp(`name="to_number"[^>]*value="${twice!.number}"`))
    assert.equal((await write(({ tx }) => consentsOf(tx, person))).length, 1, 'nothing was moved')
    assert.equal((await move(String(right!.number))).status, 303)
    assert.deepEqual(await write(({ tx }) => consentsOf(tx, person)), [])
    const [moved] = await write(({ tx }) => consentsOf(tx, right!.id))
    assert.deepEqual([moved?.id, moved?.recipient_id, moved?.withdrawn_on], [id, organisation, null])
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

  it('whose withdrawal was written down wrongly gets its right day, or none: what rests on it goes on', async () => {
    const { id, person, proposal } = await write(async desk => {
      const given = await consent(desk)
      const proposal = await accepted(desk, await published(desk, 'volunteering'))
      await did(desk, proposal, 'introduce')
      await withdrawConsent(desk.tx, desk.person, given, { ...desk, medium: 'phone' })
      return { id: given, person: desk.person, proposal }
    })
    const pausedNow = () => write(async ({ tx }) => (await proposalById(tx, proposal))!.paused)
    const one = { given_on: '2026-11-20', fields: ['name', 'age'] }
    assert.equal(await pausedNow(), true)
    const before = await put(id, 'correct', { ...one, withdrawn_on: '11/19' })
    assert.equal(before.status, 422)
    assert.match(await before.text(), /同意をいただいた日と同じか、それより後の日/)
    assert.equal((await put(id, 'correct', { ...one, withdrawn_on: '11/22' })).status, 422, 'a day that has not come')
    assert.equal((await put(id, 'correct', { ...one, withdrawn_on: '11/20' })).status, 303)
    assert.equal(await pausedNow(), true)
    const shown = await put(id, 'correct', { ...one, fields: ['name'], withdrawn_on: '', sure: '' })
    const minds = await shown.text()
    assert.match(minds, /止まっていた提案が動きます/)
    assert.match(minds, /もう団体に伝えたかもしれません/)
    assert.equal(await pausedNow(), true, 'it was shown and not done')
    assert.equal((await put(id, 'correct', { ...one, withdrawn_on: '' })).status, 303)
    const [given] = await write(({ tx }) => consentsOf(tx, person))
    assert.deepEqual([given?.withdrawn_on, given?.withdrawn_by, await pausedNow()], [null, null, false])
  })

  it('is not given anew by taking its withdrawal away where it was given again since', async () => {
    const { id } = await write(async desk => {
      const given = await consent(desk)
      await withdrawConsent(desk.tx, desk.person, given, { ...desk, medium: 'phone' })
      await consent(desk)
      return { id: given }
    })
    const refused = await put(id, 'correct', { given_on: '2026-11-20', withdrawn_on: '', fields: ['name'] })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /この目的・相手への同意はすでにあります/)
  })

  it('by which somebody was passed on is taken out only with a word of whom to call', async () => {
    const id = await write(async ({ tx, by, today, now, person, organisation }) => {
      const given = { person_id: person, purpose: 'referral', recipient_id: organisation, fields: ['name'] } as const
      const consent = (await addConsent(tx, {
        ...{
          ...given,
          fields: ['name'],
          wording: 'referral-1',
          given_on: today,
          given_by_medium: 'visit',
          taken_by: by,
        },
      }))!
      const data = { step: newId(), organisation, consent }
      await record(tx, { kind: 'person.referred', subject: ['person', person], person, by, now, data })
      return consent
    })
    const shown = await put(id, 'void', { sure: '' })
    assert.match(await shown.text(), /令和8年11月21日（土）に、この同意にもとづいて.*につないでいます/)
    assert.equal((await put(id, 'void', {})).status, 303)
  })
})
