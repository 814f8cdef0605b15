import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { administered, CHOSEN } from './testing.ts'

const { visitor, kanri, clock, idOf, told, tryIn, enter, verb, linkIn, invite, login } = await administered()
const choose = (link: string, password = CHOSEN, again = password) =>
  visitor.post(link, { once: newId(), password, again })

describe('a new member of staff', () => {
  it('is invited by a link that is shown once, chooses a password by it, and logs in with the role that was given', async () => {
    const sheet = await invite('hana', { name: '花田 はな' })
    const link = await linkIn(sheet.clone())
    assert.match(await sheet.text(), /花田 はな 様[\s\S]*11月28日（土）午前10時まで、1回だけ/)
    const id = await idOf('hana')
    assert.doesNotMatch(await (await kanri.get(`/staff/accounts/${id}`)).text(), new RegExp(link))
    assert.match(await (await visitor.get(link)).text(), /ログイン名は <b>hana<\/b>/)
    assert.equal((await tryIn('hana', CHOSEN)).status, 422, 'nothing opens before')
    assert.equal((await choose(link)).headers.get('location'), '/login?next=/staff')
    const hana = await enter('hana', CHOSEN)
    assert.equal((await hana.get('/staff/people')).status, 200)
    assert.equal((await hana.get('/staff/accounts')).status, 403)
    assert.deepEqual(await told(id), [
      'account.invited',
      'account.role-given',
      'account.link-made',
      'account.password-set',
      'account.logged-in',
    ])
  })

  it('uses the link once', async () => {
    const link = await linkIn(await invite('once'))
    await choose(link)
    assert.equal((await choose(link, `${CHOSEN}二`)).status, 410)
    assert.equal((await tryIn('once', `${CHOSEN}二`)).status, 422)
  })

  it('who mistypes keeps the link', async () => {
    const link = await linkIn(await invite('slip'))
    for (const [password, again, sentence] of [
      ['short', 'short', /15文字以上にしてください/],
      [CHOSEN, `${CHOSEN}！`, /上と同じにもう一度/],
      ['新しい人新しい人新しい人新しい人', '新しい人新しい人新しい人新しい人', /はじめに試されやすい/],
    ] as const) {
      const response = await choose(link, password, again)
      assert.equal(response.status, 422)
      assert.match(await response.text(), sentence)
    }
    assert.equal((await choose(link)).status, 303)
  })

  it('is too late after seven days, and gets another link, which ends the first', async () => {
    const late = await linkIn(await invite('late'))
    const before = clock.now
    clock.now = addMinutes(before, 7 * 24 * 60)
    assert.equal((await visitor.get(late)).status, 410)
    clock.now = before
    const id = await idOf('late')
    const again = await linkIn(await verb(kanri, id, '/link'))
    assert.equal((await visitor.get(late)).status, 410, 'the first one')
    assert.equal((await choose(again)).status, 303)
  })

  it('can do nothing with a link that was withdrawn', async () => {
    const link = await linkIn(await invite('withdrawn'))
    const id = await idOf('withdrawn')
    assert.equal((await verb(kanri, id, '/link/withdraw')).status, 303)
    assert.equal((await choose(link)).status, 410)
    assert.match(await (await verb(kanri, id, '/link/withdraw')).text(), /^$/)
    assert.equal((await told(id)).filter(kind => kind === 'account.link-withdrawn').length, 1)
  })

  it('is one, however often the button was pressed: the second click makes the link anew', async () => {
    const once = newId()
    const first = await linkIn(await invite('double', { once }))
    const second = await linkIn(await invite('double', { once }))
    assert.equal((await visitor.get(first)).status, 410)
    assert.equal((await choose(second)).status, 303)
  })

  for (const [why, fields, sentence] of [
    ['a login that is taken', { login: 'sato' }, /このログイン名はもう使われています/],
    ['a login in capitals', { login: 'Sato' }, /英小文字で始まる2〜40文字/],
    ['no name', { name: '　' }, /名前を入力してください/],
    ['a role that is none', { roles: 'mayor' }, /役割を1つ以上選んでください/],
    ['an end before the beginning', { until: '令和8年11月20日' }, /始まりの日かそれより後の日/],
    ['a day that is none', { from: '令和8年13月1日' }, /始まりの日を「令和8年12月1日」/],
  ] as [string, Record<string, string>, RegExp][])
    it(`${why}: a sentence, and nobody is invited`, async () => {
      const response = await invite('refused', fields)
      assert.equal(response.status, 422)
      assert.match(await response.text(), sentence)
      await assert.rejects(idOf('refused'))
    })

  it('may type the login in full width', async () => {
    await linkIn(await invite('ｗｉｄｅ'))
    assert.ok(await idOf('wide'))
  })
})

describe('whoever forgot the password', () => {
  it('is out everywhere at once, and in again with another one', async () => {
    const sato = await login('sato')
    const id = await idOf('sato')
    const link = await linkIn(await verb(kanri, id, '/link'))
    assert.equal((await sato.get('/staff')).status, 401)
    assert.equal((await tryIn('sato')).status, 422)
    assert.match(await (await kanri.get(`/staff/accounts/${id}`)).text(), /パスワードのやり直し待ち/)
    await choose(link)
    assert.equal((await (await enter('sato', CHOSEN)).get('/staff')).status, 200)
    assert.equal((await tryIn('sato')).status, 422, 'the old one')
  })

  it('is not the administrator herself: the link would be all she has', async () => {
    const response = await verb(kanri, await idOf('kanri'), '/link')
    assert.equal(response.status, 422)
    assert.match(await response.text(), /ご自分のパスワードは「パスワードを変える」/)
  })
})
