import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { exclusionsOf } from './store.ts'

const demo = await demoApp()
const [sato, tanaka] = [await demo.login('sato'), await demo.login('tanaka')]
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const { person, organisation, opportunity, name } = await db(tx =>
  tx
    .selectFrom('opportunity')
    .innerJoin('organisation', 'organisation.id', 'opportunity.organisation_id')
    .innerJoin('person', 'person.municipality_id', 'opportunity.municipality_id')
    .select([
      'person.id as person',
      'organisation.id as organisation',
      'opportunity.id as opportunity',
      'organisation.name',
    ])
    .where('opportunity.status', '=', 'open')
    .where('opportunity.taken', '=', 0)
    .where('person.closed_on', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('proposal').select('id').whereRef('proposal.person_id', '=', 'person.id'))),
    )
    .executeTakeFirstOrThrow(),
)
const path = `/staff/people/${person}/edit/exclusions`
const text = async (at: string) => (await sato.get(at)).text()
const exclude = (reason: string) => sato.post(path, { once: newId(), organisation_id: organisation, reason })

describe('an organisation to which somebody is not introduced', () => {
  it('is recorded with a reason, once, and shown at the desk but on no paper', async () => {
    const without = await exclude(' ')
    assert.equal(without.status, 422)
    assert.match(await without.text(), /紹介しないわけを入力してください/)
    assert.equal((await exclude('以前に働いていた')).status, 303)
    assert.equal((await exclude('もう一度')).status, 422)
    assert.match(await text(`/staff/people/${person}`), new RegExp(`紹介しない[\\s\\S]*${name}[\\s\\S]*わけを見る`))
    assert.doesNotMatch(await text(`/staff/people/${person}/sheet`), /以前に働いていた/)
    assert.equal((await tanaka.get(path)).status, 403)
  })
  it('says why on one page alone, which is opened on demand and noted as a look of its own', async () => {
    const looks = () =>
      demo.database.read({ lane: 'job', municipality: demo.municipality }, db =>
        db
          .selectFrom('audit_log')
          .select('action')
          .where('subject_id', '=', person)
          .where('action', '=', 'person.reasons')
          .execute(),
      )
    const before = (await looks()).length
    const [row] = await db(tx => exclusionsOf(tx, person))
    for (const at of [
      '',
      '/edit/exclusions',
      `/edit/exclusions/${row!.id}`,
      '/edit/bonds',
      '/sheet',
      '/matches',
      '/edit',
      '/edit/health',
    ])
      assert.doesNotMatch(await text(`/staff/people/${person}${at}`), /以前に働いていた/, at)
    assert.equal((await looks()).length, before)
    assert.match(await text(`/staff/people/${person}/reasons`), /「[^」]*」に紹介しない[\s\S]*以前に働いていた/)
    assert.equal((await looks()).length, before + 1)
    for (const at of ['reasons', 'edit/health'])
      assert.equal((await tanaka.get(`/staff/people/${person}/${at}`)).status, 403, 'a manager works with nobody')
    assert.doesNotMatch(await (await tanaka.get(`/staff/people/${person}`)).text(), /わけを見る|メモを見る/)
  })
  it('is not proposed, also not by hand', async () => {
    const response = await sato.post(`/staff/people/${person}/proposals`, {
      once: newId(),
      opportunity,
      beginning: 'propose',
    })
    assert.equal(response.status, 422)
    assert.match(await response.text(), /「紹介しない」と記録されています/)
  })
  it('is lifted with a reason; the record stays, and both are in the history', async () => {
    const [row] = await db(tx => exclusionsOf(tx, person))
    assert.equal((await sato.post(`${path}/${row!.id}`, { once: newId() })).status, 422)
    assert.equal((await sato.post(`${path}/${row!.id}`, { once: newId(), end_reason: 'ご本人が望んだ' })).status, 303)
    assert.equal((await sato.get(`${path}/${row!.id}`)).status, 404)
    assert.match(await text(path), /解いた（令和8年11月21日（土）・佐藤 みどり）/)
    const desk = await text(`/staff/people/${person}`)
    assert.match(desk, /紹介しないことにしました。/)
    assert.match(desk, /紹介しない記録を解きました。/)
    const proposed = await sato.post(`/staff/people/${person}/proposals`, {
      once: newId(),
      opportunity,
      beginning: 'propose',
    })
    assert.equal(proposed.status, 303)
    assert.equal((await exclude('やはり望まない')).status, 303, 'kept apart again')
  })
})
