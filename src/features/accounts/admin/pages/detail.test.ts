import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { toldBy } from '../../../../../seed/testing.ts'
import { administered } from '../testing.ts'

// The page of one account: what it tells, which verbs it offers, and what becomes of a form that is refused.

const { kanri, clock, read, write, idOf, colleague, login, verb, linkIn, invite } = await administered()
const page = async (id: string): Promise<string> => unphrased(await (await kanri.get(`/staff/accounts/${id}`)).text())
const said = async (response: Response): Promise<string> => unphrased(await response.text())
const give = (id: string, role: string, from: string, until = '') => verb(kanri, id, '/roles', { role, from, until })
const grantsOf = (id: string) =>
  read(db =>
    db.selectFrom('role_grant').select(['id', 'role']).where('account_id', '=', id).orderBy('from_on').execute(),
  )
/** The folded parts that are open, by their titles; a part within another is no part of this page. */
const open = (html: string): string[] =>
  [...html.matchAll(/<details([^>]*)><summary>([\s\S]*?)<\/summary>/g)]
    .filter(([, marks]) => /\bopen\b/.test(marks!))
    .map(([, , title]) => title!.replace(/<[^>]*>/g, ''))
const fieldIn = (html: string, name: string): string => new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)![0]
const offers = (html: string, action: string): boolean => html.includes(`action="/staff/accounts/${action}"`)

describe('the roles of an account', () => {
  it('are told by when they hold: now, from a day on, and over, folded away with their number', async () => {
    const id = await colleague('roles', ['counsellor'], '2026-04-01')
    await give(id, 'coordinator', '令和8年12月1日', '令和9年3月31日')
    await write(tx =>
      tx
        .insertInto('role_grant')
        .values({ id: newId(), account_id: id, role: 'manager', from_on: '2025-04-01', until_on: '2026-03-31' })
        .execute(),
    )
    const html = await page(id)
    assert.match(html, /<b>相談員<\/b> 令和8年4月1日（水）から(?!令和)/)
    assert.match(html, /令和8年12月1日（火）から令和9年3月31日（水）まで（これから）/)
    assert.match(html, /終わった役割（1件）[\s\S]*令和7年4月1日（火）から令和8年3月31日（火）まで/)
    assert.equal(html.match(/この役割を終わりにする/g)!.length, 2, 'what is over cannot be ended')
    assert.deepEqual(open(html), [])
  })

  it('are none: the account opens nothing, and the page says so', async () =>
    assert.match(
      await page(await colleague('none', [])),
      /いまの役割も、これからの役割もありません。ログインはできますが、何も開けません/,
    ))

  it('that are refused come back as they were typed, in the form that was sent', async () => {
    const id = await colleague('refused', [])
    const html = await said(await give(id, 'manager', '令和8年12月1日', '令和8年11月30日'))
    assert.deepEqual(open(html), ['役割を足す'])
    assert.match(html, /<option value="manager" selected>/)
    assert.ok(fieldIn(html, 'until').includes('value="令和8年11月30日"'))
    assert.match(html, /<a href="#f-until">/)
  })

  it('are ended on the day that is typed into the field as the page has it', async () => {
    const id = await colleague('leaves', ['counsellor', 'coordinator'])
    const [one, other] = await grantsOf(id)
    const form = (await page(id)).split('<form').find(part => part.includes(`/roles/${one!.id}"`))!
    const name = /<input[^>]*name="(last[^"]*)"/.exec(form)![1]!
    assert.equal((await verb(kanri, id, `/roles/${one!.id}`, { [name]: '令和8年12月31日' })).status, 303)
    const ends = await read(db =>
      db.selectFrom('role_grant').select(['id', 'until_on']).where('account_id', '=', id).orderBy('from_on').execute(),
    )
    const endOf = (grant: string) => ends.find(end => end.id === grant)!.until_on
    assert.deepEqual([endOf(one!.id), endOf(other!.id)], ['2026-12-31', null])
  })

  for (const [what, fields, says] of [
    [
      'on a day to come go on until then, and that is what is said',
      { last: '令和8年12月31日' },
      '「相談員」の役割の最後の日を令和8年12月31日（木）にしました。その日の終わりまでは、いまのままです。',
    ],
    [
      'today too',
      { last: '令和8年11月21日' },
      '「相談員」の役割の最後の日をきょうにしました。その日の終わりまでは、いまのままです。',
    ],
    ['at once are over', { end: 'now' }, '「相談員」の役割を終わりにしました。次の操作から使えません。'],
  ] as const)
    it(`that are ended ${what}`, async () => {
      const id = await colleague(`ends-${Object.values(fields)[0] === 'now' ? 'now' : says.length}`, ['counsellor'])
      const [held] = await grantsOf(id)
      assert.equal(toldBy(await verb(kanri, id, `/roles/${held!.id}`, fields), kanri), says)
      assert.match(await page(id), /「相談員」の役割の終わりを決めました（最後の日 1[12]月/)
    })

  it('of which one is ended on a day that is over leave the forms of the others alone', async () => {
    const id = await colleague('two', ['counsellor', 'coordinator'])
    const [one, other] = await grantsOf(id)
    const html = await said(await verb(kanri, id, `/roles/${one!.id}`, { last: '令和8年11月20日' }))
    assert.deepEqual(open(html), ['この役割を終わりにする'])
    assert.ok(fieldIn(html, 'last').includes('value="令和8年11月20日"'))
    assert.doesNotMatch(fieldIn(html, `last-${other!.id}`), /令和8年11月20日|aria-invalid/)
    const none = await said(await verb(kanri, id, `/roles/${newId()}`, { last: '令和8年12月31日' }))
    assert.deepEqual(open(none), [], 'of a role that is none no form is open')
  })
})

describe('what can be done with an account', () => {
  it('is to oneself neither another password, nor the second factor taken off', async () => {
    const id = await idOf('kanri')
    const html = await page(id)
    assert.ok(!offers(html, `${id}/link`) && !offers(html, `${id}/second/remove`))
    assert.match(html, /いまお使いの端末/)
    const refused = await verb(kanri, id, '/second/remove', { why: '機種変更' })
    assert.equal(refused.status, 422)
  })

  it('is, once it is closed, to open it again and nothing else', async () => {
    const id = await colleague('closed', ['counsellor'])
    assert.match(await page(id), new RegExp(`href="/staff/accounts/${id}/leave"`))
    assert.equal((await verb(kanri, id, '/leave', { why: '退職' })).status, 303)
    const html = await page(id)
    assert.match(html, /から、利用を停止しています/)
    assert.ok(offers(html, `${id}/enable`) && !offers(html, `${id}/link`))
    assert.doesNotMatch(html, new RegExp(`href="/staff/accounts/${id}/leave"`))
    assert.equal(toldBy(await verb(kanri, id, '/enable'), kanri), '利用を再開しました。')
    assert.match(toldBy(await verb(kanri, id, '/enable'), kanri), /もう使えるようになっています/)
    assert.ok(!offers(await page(id), `${id}/enable`))
  })

  it('is no second factor to take off where there is none: it is not offered, and told to who asks for it', async () => {
    const id = await colleague('second', ['counsellor'])
    assert.match(await page(id), /登録していません/)
    assert.ok(!offers(await page(id), `${id}/second/remove`))
    assert.match(toldBy(await verb(kanri, id, '/second/remove', { why: '機種変更' }), kanri), /もう外れています/)
  })
})

describe('the way in of an account', () => {
  it('is told as a link that waits, until when, and what is left once it was withdrawn', async () => {
    await linkIn(await invite('waits'))
    const id = await idOf('waits')
    const html = await page(id)
    assert.match(html, /招待中（まだパスワードを決めていません）/)
    assert.match(html, /渡したリンク[\s\S]*11月28日（土）午前10時まで使えます/)
    assert.match(html, /まだ使っていません[\s\S]*まだありません/)
    assert.ok(offers(html, `${id}/link/withdraw`))
    assert.equal(toldBy(await verb(kanri, id, '/link/withdraw'), kanri), 'リンクを取り消しました。')
    assert.match(toldBy(await verb(kanri, id, '/link/withdraw'), kanri), /もう使えなくなっています/)
    const after = await page(id)
    assert.doesNotMatch(after, /渡したリンク/)
    assert.ok(offers(after, `${id}/link`) && !offers(after, `${id}/link/withdraw`))
  })

  it('is on the devices where somebody is logged in: one of them is ended, and the other goes on', async () => {
    const [one, other] = [await login('suzuki'), await login('suzuki')]
    const id = await idOf('suzuki')
    const sessions = [...(await page(id)).matchAll(/name="session" value="([0-9a-f-]{36})"/g)].map(([, at]) => at!)
    assert.equal(sessions.length, 2)
    assert.equal((await verb(kanri, id, '/sessions', { session: sessions[0]! })).status, 303)
    const still = [(await one.get('/staff')).status, (await other.get('/staff')).status]
    assert.deepEqual(still.toSorted(), [200, 401])
    assert.match(await page(id), /ログイン中の端末<span class="count">1台/)
  })

  it('and all that was done with it stand in its history, with who did it and when', async () => {
    const id = await colleague('told', [])
    await give(id, 'counsellor', '令和8年11月21日')
    const html = await page(id)
    assert.match(html, new RegExp(`これまでのこと[\\s\\S]*datetime="${clock.now.slice(0, 10)}"[\\s\\S]*相談員`))
  })
})
