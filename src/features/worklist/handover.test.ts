import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { CHOSEN_WHATS, openStepOf, openStepsOfOwner, WHATS } from '#features/steps/index.ts'
import { newId } from '#platform/ids.ts'
import { accept, filled } from '#platform/submitted.ts'
import { type Browserless, demoApp } from '../../../seed/testing.ts'
import { doneForm, handForm, returnForm } from './forms.ts'
import { isPending, mayHandOver, sharedOut } from './rules.ts'

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
    const answer = new RegExp(`action="/staff/steps/${now.id}/accept"[\\s\\S]*action="/staff/steps/${now.id}/return"`)
    assert.match(await page(suzuki, `/staff/steps/${now.id}`), answer)
    assert.doesNotMatch(await page(sato, `/staff/steps/${now.id}`), /\/accept"/)
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

const TODAY = '2026-11-21'

describe('a step is handed over', () => {
  for (const [who, given, may] of [
    ['its owner', { by: 'sato', assigns: false }, true],
    ['a colleague', { by: 'suzuki', assigns: false }, false],
    ['who shares out the work', { by: 'tanaka', assigns: true }, true],
  ] as const)
    it(`${may ? '' : 'not '}by ${who}`, () => assert.equal(mayHandOver({ owner_id: 'sato' }, given), may))

  for (const [why, handed_by, accepted_at, waits] of [
    ['that was never handed over waits for no answer', null, null, false],
    ['that was handed over waits', 'sato', null, true],
    ['that was taken on does not', 'sato', '2026-11-21T01:00:00.000Z', false],
    ['that is one’s own is nobody’s to answer', null, '2026-11-21T01:00:00.000Z', false],
  ] as const)
    it(`one ${why}`, () => assert.equal(isPending({ handed_by, accepted_at }), waits))
})

describe('steps that are shared out', () => {
  const loads = fc
    .array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 })
    .map(given => new Map(given.map((load, at) => [`colleague ${at}`, load])))

  it('go to whoever has the fewest, the first of equals first', () => {
    const shared = sharedOut(
      5,
      new Map([
        ['aki', 3],
        ['ben', 1],
        ['chie', 1],
      ]),
    )
    assert.deepEqual(shared, ['ben', 'chie', 'ben', 'chie', 'aki'])
  })

  it('are all given, and nobody ends with two more than somebody else who got one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), loads, (count, before) => {
        const shared = sharedOut(count, before)
        assert.equal(shared.length, count)
        const after = new Map(before)
        for (const to of shared) after.set(to, after.get(to)! + 1)
        const least = Math.min(...after.values())
        for (const to of new Set(shared)) assert.ok(after.get(to)! - least <= 1, `${[...after]}`)
      }),
    )
  })

  it('leave what was known of the loads as it was', () => {
    const before = new Map([['aki', 0]])
    sharedOut(3, before)
    assert.equal(before.get('aki'), 0)
  })
})

describe('what is typed of a step', () => {
  type Form = Parameters<typeof accept>[0]
  const wrong = (form: unknown, typed: Record<string, string>) => {
    const read = accept(form as Form, filled(typed))
    return read.ok ? {} : read.errors
  }
  for (const [why, form, typed, field, says] of [
    ['the word of a hand-over at its longest', handForm, { owner: 'x', handed_note: 'あ'.repeat(500) }, null, null],
    ['one letter more', handForm, { owner: 'x', handed_note: 'あ'.repeat(501) }, 'handed_note', /500文字まで.*いま501/],
    ['no reason for giving it back', returnForm, { why: '　' }, 'why', /もどすわけを入力/],
    ['a reason at its longest', returnForm, { why: '𠮷'.repeat(500) }, null, null],
    ['a reason that is too long', returnForm, { why: '𠮷'.repeat(501) }, 'why', /相談の記録に書いて/],
    ['no next day, where others are open', doneForm(TODAY), {}, null, null],
    ['a day of this year without its year', doneForm(TODAY), { due: '１２／５' }, null, null],
    ['the 30th of February', doneForm(TODAY), { due: '2027-02-30' }, 'due', /次の期限を「令和8年11月28日」/],
    ['a day that has just gone by', doneForm(TODAY), { due: '11/20' }, 'due', /もう過ぎています/],
    ['what came of it at its longest', doneForm(TODAY), { outcome: 'あ'.repeat(501) }, 'outcome', /500文字まで/],
  ] as const)
    it(why, () => {
      const errors = wrong(form, typed)
      assert.deepEqual(Object.keys(errors), field === null ? [] : [field])
      if (field !== null) assert.match(errors[field]!, says)
    })

  it('is a call where no next step was chosen, and never what only follows from something else', () => {
    const what = (typed: string) => {
      const read = accept(doneForm(TODAY), filled({ what: typed }))
      return read.ok && read.value.what
    }
    assert.deepEqual(
      [what(''), what('visit'), what('recall'), what('look'), what('x')],
      ['contact', 'visit', 'contact', 'contact', 'contact'],
    )
    assert.deepEqual(
      WHATS.filter(one => !CHOSEN_WHATS.some(chosen => chosen === one)),
      [
        'recall',
        'look',
        'approve',
        'review',
        'close',
        'agreed',
        'reach-out',
        'identify',
        'amend',
        'erase',
        'attend',
        'reply',
        'respond',
        'result',
        'milestone',
      ],
    )
  })

  it('was done where nothing else was said of it', () => {
    const end = (typed: string) => {
      const read = accept(doneForm(TODAY), filled({ end: typed }))
      return read.ok && read.value.end
    }
    assert.deepEqual(['', 'dropped', 'kept'].map(end), ['done', 'dropped', 'done'])
  })
})
