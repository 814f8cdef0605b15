import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openStepOf, openStepsOfOwner } from '#features/steps/index.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../seed/testing.ts'

const { database, municipality, login } = await demoApp()
const [sato, suzuki, tanaka, kanri] = [
  await login('sato'),
  await login('suzuki'),
  await login('tanaka'),
  await login('kanri'),
]
const accounts = await database.read({ lane: 'staff', municipality }, db =>
  db.selectFrom('account').select(['id', 'login']).execute(),
)
const idOf = (name: string) => accounts.find(({ login }) => login === name)!.id
const stepsOf = (owner: string) =>
  database.read({ lane: 'staff', municipality }, db => openStepsOfOwner(db, idOf(owner)))
const post = (who: Browserless, step: string, verb: string, fields: Record<string, string> = {}) =>
  who.post(`/staff/steps/${step}/${verb}`, { once: newId(), ...fields })
const page = async (who: Browserless, path = '/staff') => (await who.get(path)).text()

/** A step of sato's that was handed to suzuki, as it stands now. */
async function handed(by: Browserless = sato, at = 0) {
  const before = (await stepsOf('sato'))[at]!
  assert.equal((await post(by, before.id, 'owner', { owner: idOf('suzuki'), handed_note: '午後に電話' })).status, 303)
  const now = await database.read({ lane: 'staff', municipality }, db =>
    openStepOf(db, before.subject_kind, before.subject_id),
  )
  return { before, now: now! }
}

describe('a step that is handed over', () => {
  it('is the new owner’s at once, who sees from whom it came and takes it on', async () => {
    const { before, now } = await handed()
    assert.deepEqual([now.owner_id, now.due_on, now.what], [idOf('suzuki'), before.due_on, before.what])
    assert.match(await page(suzuki), /引きつぎのお願い<\/strong> <span class="faint">佐藤 みどりさんから「午後に電話」/)
    assert.match(await page(sato), /返事を待っている引きつぎ[\s\S]*鈴木 健一さんの返事待ち/)
    assert.equal((await post(sato, now.id, 'accept')).status, 409, 'only the new owner answers')
    assert.equal((await post(suzuki, now.id, 'accept')).status, 303)
    assert.doesNotMatch(await page(sato), /返事を待っている引きつぎ/)
    assert.equal((await post(suzuki, now.id, 'return', { why: 'やはり無理' })).status, 409, 'it was accepted')
  })

  it('goes back to whom it came from, with the reason, and waits for nobody then', async () => {
    const { before, now } = await handed()
    const without = await post(suzuki, now.id, 'return')
    assert.equal(without.status, 422)
    assert.match(await without.text(), /もどすわけを入力してください/)
    assert.equal((await post(suzuki, now.id, 'return', { why: '休みの週です' })).status, 303)
    const back = await database.read({ lane: 'staff', municipality }, db =>
      openStepOf(db, before.subject_kind, before.subject_id),
    )
    assert.deepEqual([back?.owner_id, back?.due_on], [idOf('sato'), before.due_on])
    assert.match(await page(sato), /鈴木 健一さんから「休みの週です」/)
    assert.equal((await post(sato, back!.id, 'accept')).status, 409)
  })

  it('may be shared out by the manager, and by nobody who is neither the owner nor shares out', async () => {
    const theirs = (await stepsOf('suzuki'))[0]!
    const refused = await post(sato, theirs.id, 'owner', { owner: idOf('sato') })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /コーディネーター・管理者だけが引きつげます/)
    const { now } = await handed(tanaka, 1)
    assert.equal((await post(suzuki, now.id, 'return', { why: '担当が違います' })).status, 303)
    assert.equal((await post(kanri, now.id, 'owner', { owner: idOf('sato') })).status, 403)
  })

  it('goes to nobody who does no work at the desk', async () => {
    const [step] = await stepsOf('sato')
    for (const who of ['kanri', 'tanaka'])
      assert.equal((await post(sato, step!.id, 'owner', { owner: idOf(who) })).status, 422, who)
    const both = await post(sato, step!.id, 'owner', { owner: '', handed_note: 'あ'.repeat(501) })
    assert.match(await both.text(), /2か所、直してください/)
  })

  it('is told in the history of the person as what it was, each time', async () => {
    const line = (await stepsOf('sato')).find(step => step.subject_kind === 'person')!
    const desk = `/staff/people/${line.subject_id}`
    const now = async () =>
      (await database.read({ lane: 'staff', municipality }, db => openStepOf(db, line.subject_kind, line.subject_id)))!
    await post(sato, line.id, 'owner', { owner: idOf('suzuki'), handed_note: '' })
    assert.match(await page(sato, desk), /次の一歩を、鈴木 健一さんに引きつぎました。/)
    await post(suzuki, (await now()).id, 'return', { why: '担当が違います' })
    assert.match(await page(sato, desk), /引きつがれた次の一歩を、佐藤 みどりさんにもどしました。/)
    await post(sato, (await now()).id, 'owner', { owner: idOf('suzuki'), handed_note: '' })
    await post(suzuki, (await now()).id, 'accept')
    const told = await page(sato, desk)
    assert.match(told, /引きつがれた次の一歩を、引き受けました。/)
    assert.doesNotMatch(told, /同意が取り消されました/)
  })
})
