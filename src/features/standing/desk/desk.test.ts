import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { PAGES } from '../../../app.ts'
import { endByTime } from '../actions.ts'
import { moveStandings } from '../store.ts'
import { cityOf } from '../testing.ts'

const demo = await demoApp()
const { database, clock } = demo
const { ask, enter, personOf, begin, inside } = await cityOf(demo)
const [her, him] = [await personOf('ueki'), await personOf('terai')]
const sato = await enter('sato')
const text = async (answer: Promise<Response>) => (await answer).text()
const path = `/staff/people/${her}/standing`
// By another address than stands in her record: what is hers alone is known by it.
await ask(sql`update sign_in_address set shown = 'door@example.jp' where shown = 'ueki@example.jp'`)
const BAR = /植木 真由美さんの代わりに入力しています/
const looks = () =>
  ask(sql<{ action: string; subject: string; path: string }>`
    select action, subject_id::text as subject, path from audit_log where action like 'standing.%' order by seq`)

describe('before it begins', () => {
  test('the page of a person leads there, and without a standing no page of hers opens', async () => {
    assert.match(
      await sato.text(`/staff/people/${her}`),
      new RegExp(`href="${path}"[^>]*>利用者の画面で代わりに入力する`),
    )
    assert.equal((await sato.get('/my')).status, 401)
  })
  for (const [says, typed, sentence] of [
    ['nothing', {}, /1つ選んでください[\s\S]*「はい」と言ってから/],
    ['a face on the telephone', { medium: 'phone', known: 'face', agreed: '1' }, /電話の方は/],
    ['no yes', { medium: 'visit', known: 'document' }, /「はい」と言ってから/],
  ] as const)
    test(`${says} begins nothing, and what was chosen stays`, async () => {
      const answer = await sato.post(path, typed)
      const page = await answer.text()
      assert.equal(answer.status, 422)
      assert.match(page, sentence)
      if ('medium' in typed) assert.match(page, new RegExp(`value="${typed.medium}" checked`))
      assert.equal((await sato.get('/my')).status, 401)
    })
  for (const who of ['tanaka', 'kanri', 'kansa', 'inoue'])
    test(`${who} has no such right`, async () => assert.equal((await begin(await enter(who), her)).status, 403))
})

test('a counsellor works on her pages as she would, under a line that says so on every page, and ends it by one press', async () => {
  const began = await begin(sato, her)
  assert.deepEqual([began.status, began.headers.get('location')], [303, '/my'])
  for (const page of ['/my', '/my/consents', '/my/data', '/opportunities', '/', '/staff', `/staff/people/${him}`]) {
    const html = await sato.text(page)
    assert.match(html, BAR, page)
    assert.match(html, /佐藤[^（]*（電話）[\s\S]*午前10時30分まで[\s\S]*代わりの入力を終わる/, page)
  }
  const my = await sato.text('/my')
  assert.match(my, /お願いしたこと[\s\S]*同意していること/)
  assert.doesNotMatch(my, /ログインのしかた|あなたの記録を見た職員|door@example\.jp|寺井/)
  assert.doesNotMatch(await sato.text('/my/data'), /door@example/)
  assert.match(await (await enter('ueki')).text('/my/data'), /door@example/)
  const end = await sato.post('/my/standing/end', {})
  assert.equal(end.headers.get('location'), `/staff/people/${her}`)
  assert.equal((await sato.get('/my')).status, 403)
  assert.doesNotMatch(await sato.text('/'), BAR)
})

test('pages that are hers alone stay shut for the desk, with a sentence', async () => {
  await begin(sato, her)
  const never = PAGES.filter(page => page.audience === 'resident' && page.stand === 'never')
  assert.ok(never.length >= 4)
  for (const page of never) {
    const path = page.path.replace(':id', her)
    const looked = page.get && (await sato.get(path))
    const sent = page.post && (await sato.post(path, { session: 'others' }))
    for (const answer of [looked, sent].filter(one => one !== undefined)) {
      assert.equal(answer.status, 403, page.path)
      assert.match(await answer.text(), /この画面は、ご本人だけが使えます/, page.path)
    }
  }
})

describe('what is typed for her', () => {
  const wish = { words: '電話番号が変わりました。' }
  test('stands with who typed it and how it came in, and she is told so by role, not by name', async () => {
    await begin(sato, her, { medium: 'visit', known: 'document' })
    assert.equal((await sato.post('/my/correction', wish)).status, 303)
    const [happened] = await ask(sql<{ by: string; medium: string; whom: string }>`
      select a.login as by, h.medium, h.on_behalf_of::text as whom from happening h join account a on a.id = h.actor_id
      where h.kind = 'data-wish.made' and h.person_id = ${her} order by h.at desc limit 1`)
    assert.deepEqual(happened, { by: 'sato', medium: 'visit', whom: her })
    const ueki = await enter('ueki')
    for (const page of ['/my', '/my/standing', '/my/data']) {
      const html = await ueki.text(page)
      assert.match(html, /窓口の職員が、窓口で代わりに入力しました[\s\S]*記録を直す・消すお願い/, page)
      assert.doesNotMatch(html, /佐藤/, page)
    }
    assert.match(await sato.text(`/staff/people/${her}`), /代理入力（窓口）：佐藤[\s\S]*記録を直す・消すお願い/)
  })

  test('is a consent only where she said it, just now', async () => {
    await begin(sato, her)
    const given = () =>
      ask(
        sql<{
          medium: string
        }>`select given_by_medium as medium from consent where person_id = ${her} and purpose = 'research' and withdrawn_on is null`,
      )
    const unsaid = await sato.post('/my/consents', { give: 'research' })
    assert.equal(unsaid.status, 422)
    assert.match(await unsaid.text(), /まだ記録していません/)
    assert.deepEqual(await given(), [])
    assert.equal((await sato.post('/my/consents', { give: 'research', said: '1' })).status, 303)
    assert.deepEqual(await given(), [{ medium: 'phone' }])
    const ueki = await enter('ueki')
    assert.doesNotMatch(await ueki.text('/my/consents'), /name="said"/)
    assert.match(await ueki.text('/my'), /窓口の職員が、電話で代わりに入力しました[\s\S]*同意/)
  })
})

describe('when the half hour is over', () => {
  test('what was typed is not lost: it is shown, and goes on after she was known anew', async () => {
    clock.now = DEMO_NOW
    await begin(sato, him)
    clock.now = addMinutes(DEMO_NOW, 20)
    assert.equal((await sato.get('/my')).status, 200)
    clock.now = addMinutes(DEMO_NOW, 30)
    const late = await sato.post('/my/correction', { words: 'なまえの漢字がちがいます。' })
    const page = await late.text()
    assert.equal(late.status, 403)
    assert.match(page, /時間が終わりました[\s\S]*まだ受け付けていません[\s\S]*なまえの漢字がちがいます。/)
    const packed = /name="interrupted" value="([^"]+)"/.exec(page)![1]!.replaceAll('&quot;', '"')
    const his = `/staff/people/${him}/standing`
    const again = await sato.post(his, { go: 'again', interrupted: packed })
    assert.equal(again.status, 200)
    assert.match(await again.text(), /入力していた内容は残っています[\s\S]*name="interrupted"/)
    const resumed = await begin(sato, him, { interrupted: packed })
    assert.match(await resumed.text(), /action="\/my\/correction"[\s\S]*なまえの漢字がちがいます。[\s\S]*続ける/)
    assert.equal((await sato.post('/my/correction', { words: 'なまえの漢字がちがいます。' })).status, 303)
    clock.now = DEMO_NOW
  })
  test('nor where the session itself is over: it is there to be read', async () => {
    await begin(sato, him)
    clock.now = addMinutes(DEMO_NOW, 90)
    const late = await sato.post('/my/correction', { words: 'もういちど書きました。' })
    assert.equal(late.status, 401)
    assert.match(await late.text(), /入力していた内容[\s\S]*もういちど書きました。/)
    clock.now = DEMO_NOW
    await sato.post('/login', { login: 'sato', password: 'yui-no-otameshi' })
  })
  test('its end is in the log of looks, as its beginning and all that was seen in between', async () => {
    await database.write(inside, tx => endByTime(tx, addMinutes(DEMO_NOW, 61)))
    assert.equal(await database.write(inside, tx => endByTime(tx, addMinutes(DEMO_NOW, 61))), 0)
    const lines = await looks()
    const his = lines.filter(({ subject }) => subject === him).map(({ action, path }) => `${action} ${path}`)
    assert.ok(his.includes(`standing.begin /staff/people/${him}/standing`))
    assert.ok(his.includes('standing.look /my/correction'))
    assert.ok(his.includes('standing.end /my/standing/end'))
    assert.ok(lines.some(({ action, subject }) => action === 'standing.end' && subject === her))
  })
})

describe('nobody acts for somebody', () => {
  test('in another browser of the same member of staff, or after logging out', async () => {
    await begin(sato, her)
    const other = await enter('sato')
    assert.equal((await other.get('/my')).status, 401)
    assert.doesNotMatch(await other.text('/'), BAR)
    await sato.post('/logout', {})
    assert.equal((await sato.get('/my')).status, 401)
    await sato.post('/login', { login: 'sato', password: 'yui-no-otameshi' })
  })
  test('of whom they began with another one since: one talk at a time', async () => {
    await begin(sato, her)
    await begin(sato, him)
    assert.match(await sato.text('/my'), /寺井 和夫さんの代わり/)
    const open = await ask(sql`select id from standing where door = 'desk' and ended_at is null`)
    assert.equal(open.length, 1)
  })
  test('whose time at the desk is over, from one moment to the next', async () => {
    await begin(sato, her)
    await ask(sql`update person set closed_on = '2026-11-20' where id = ${her}`)
    const shut = await sato.get('/my')
    assert.equal(shut.status, 403)
    assert.match(await shut.text(), /この方の相談は終わっています/)
    assert.match((await begin(sato, her)).headers.get('location') ?? '', new RegExp(`${her}$`))
    await ask(sql`update person set closed_on = null where id = ${her}`)
  })
  test('whose role was taken away, or whose account was closed', async () => {
    const suzuki = await enter('suzuki')
    assert.equal((await begin(suzuki, her)).status, 303)
    await ask(
      sql`update role_grant set role = 'manager' where account_id = (select id from account where login = 'suzuki')`,
    )
    assert.match(await text(suzuki.get('/my')), /あなたの役割が変わった/)
    await ask(sql`update account set disabled_at = ${DEMO_NOW} where login = 'suzuki'`)
    assert.equal((await suzuki.get('/my')).status, 401)
  })
  test('who is nobody here', async () => {
    assert.equal((await begin(sato, '019aa1b2-c3d4-7e5f-8a6b-000000000001')).status, 404)
  })
})

test('somebody without an account of their own is helped all the same', async () => {
  const [alone] = await ask(sql<{ id: string }>`
    select id::text from person p where closed_on is null and not exists (select from role_grant g where g.scope_id = p.id) order by number limit 1`)
  assert.equal((await begin(sato, alone!.id, { medium: 'post', known: 'paper' })).status, 303)
  const my = await sato.get('/my')
  assert.equal(my.status, 200)
  assert.match(await my.text(), /（紙）/)
})

test('what was done for a double goes with whoever they are found to be, and what is live of it ends', async () => {
  await begin(sato, him)
  await database.write(inside, tx => moveStandings(tx, him, her, { by: '', now: DEMO_NOW, today: '2026-11-21' }))
  assert.equal((await ask(sql`select id from standing where person_id = ${him}`)).length, 0)
  const shut = await sato.get('/my')
  assert.equal(shut.status, 403)
  assert.doesNotMatch(await shut.text(), BAR)
})
