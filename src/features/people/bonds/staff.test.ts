import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { bondsOf } from './store.ts'

const demo = await demoApp()
const [sato, tanaka] = [await demo.login('sato'), await demo.login('tanaka')]
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const [one, other, third, gone] = await db(async tx => {
  const people = await tx.selectFrom('person').selectAll().orderBy('number').limit(4).execute()
  await tx.updateTable('person').set({ closed_on: '2026-11-20' }).where('id', '=', people[3]!.id).execute()
  return people
})
const path = (person = one) => `/staff/people/${person!.id}/edit/bonds`
const text = async (at: string) => (await sato.get(at)).text()
const bind = (fields: Record<string, string>, person = one) =>
  sato.post(path(person), { once: newId(), kind: 'together', reason: 'ご夫婦で来たい', ...fields })
const refused = async (fields: Record<string, string>, says: RegExp, person = one) => {
  const response = await bind(fields, person)
  assert.equal(response.status, 422)
  assert.match(await response.text(), says)
}

describe('two people who go together or are not to meet', () => {
  it('are found by name or number, without the person in question and without those who left', async () => {
    const found = await text(`${path()}?q=${other!.number}`)
    assert.match(found, new RegExp(`value="${other!.id}"`))
    assert.doesNotMatch(await text(`${path()}?q=${one!.number}`), /name="other_id"/)
    assert.match(await text(`${path()}?q=${gone!.number}`), /見つかるほかの方がいません/)
    assert.match(await text(`${path()}?q=${encodeURIComponent(other!.family_name)}`), new RegExp(other!.given_name))
  })

  it('are recorded with a reason, and nothing typed is lost on a refusal', async () => {
    await refused({ reason: ' ', other_id: other!.id }, /わけを入力してください/)
    const query = `?q=${other!.number}`
    const response = await sato.post(path() + query, { once: newId(), other_id: other!.id, reason: '友人どうし' })
    assert.equal(response.status, 422)
    const page = await response.text()
    assert.match(page, /「いっしょに」か「別々に」のどちらか/)
    assert.match(page, /友人どうし/)
    assert.match(page, new RegExp(`value="${other!.id}" checked`))
    await refused({ other_id: '' }, /相手の方を1人選んでください/)
    assert.equal((await bind({ other_id: other!.id })).status, 303)
  })

  it('are refused with a sentence where it cannot be', async () => {
    await refused({ other_id: one!.id }, /ご本人どうしは選べません/)
    await refused({ other_id: other!.id }, /もう同じ内容で記録されています/)
    await refused({ other_id: one!.id }, /もう同じ内容で記録されています/, other)
    await refused({ other_id: other!.id, kind: 'apart' }, /もう反対の記録/)
    await refused({ other_id: gone!.id }, /相談は終わっています/)
    await refused({ other_id: newId() }, /相談は終わっています/)
    assert.equal((await bind({ other_id: third!.id, kind: 'apart', reason: '前にもめた' }, other)).status, 303)
    await refused({ other_id: third!.id }, /ほかの方との記録と合わない/)
  })

  it('are seen at the desk of both and in their histories, on no paper and by no other role', async () => {
    for (const person of [one, other]) {
      const desk = await text(`/staff/people/${person!.id}`)
      assert.match(desk, /いっしょに[\s\S]*わけを見る/)
      assert.match(desk, /「いっしょに」を記録しました。/)
      assert.doesNotMatch(await text(`/staff/people/${person!.id}/sheet`), /ご夫婦で来たい/)
    }
    assert.equal((await tanaka.get(path())).status, 403)
  })

  it('have their reasons on one page, for those who work with the person, and each look at it is noted', async () => {
    const at = `/staff/people/${other!.id}/reasons`
    const html = await text(at)
    for (const { family_name, number } of [one!, third!])
      assert.match(html, new RegExp(`${family_name}[^<]*さん（No. ${number}）と(いっしょに|別々に)`))
    assert.match(html, /ご夫婦で来たい/)
    assert.match(html, /前にもめた/)
    assert.match(await text(`/staff/people/${gone!.id}/reasons`), /記録はありません/)
    assert.equal((await tanaka.get(at)).status, 403)
    assert.equal((await sato.get(`/staff/people/${newId()}/reasons`)).status, 404)
    const looks = await demo.database.read({ lane: 'job', municipality: demo.municipality }, db =>
      db.selectFrom('audit_log').select('subject_id').where('action', '=', 'person.reasons').execute(),
    )
    assert.ok(looks.some(({ subject_id }) => subject_id === other!.id))
  })

  it('are unbound from either side with a reason; the record stays, and both may be bound anew', async () => {
    const row = (await db(tx => bondsOf(tx, other!.id))).find(({ kind }) => kind === 'together')!
    const end = `${path(other)}/${row.id}`
    assert.equal((await sato.post(end, { once: newId() })).status, 422)
    assert.equal((await sato.get(`${path(third)}/${row.id}`)).status, 404, 'not a bond of this person')
    assert.equal((await sato.post(end, { once: newId(), end_reason: '一人でも行きたい' })).status, 303)
    assert.equal((await sato.get(end)).status, 404)
    assert.match(await text(path()), /解いた（令和8年11月21日（土）・佐藤 みどり）/)
    assert.match(await text(`/staff/people/${one!.id}`), /「いっしょに」の記録を解きました。/)
    assert.equal((await bind({ other_id: other!.id, kind: 'apart' })).status, 303)
  })
})
