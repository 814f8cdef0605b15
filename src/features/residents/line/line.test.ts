import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { carriersNow, useCarriers } from '#platform/carriers.ts'
import { addMinutes } from '#platform/clock.ts'
import { fieldsIn } from '../../requests/door/testing.ts'
import { answerAll, comeIn } from '../testing.ts'
import { allSent, prove, read, undoLinks } from '../ways/testing.ts'
import { lined, user } from './testing.ts'

// Residents come in by LINE, which stands on this machine and says what it is told to.
// By itself: what carries messages is set for the whole process.

const city = await lined()
const {
  accounts,
  bind,
  clock,
  database,
  demo,
  door,
  enter,
  inside,
  lineId,
  login,
  municipality,
  refused,
  toBind,
  town_id,
} = city
after(city.close)
beforeEach(() => city.later())

describe('LINE that was bound to one’s page', () => {
  test('leads in, is told to the address of before, and is put back by its link', async () => {
    const browser = await inside('hanako@example.jp')
    assert.match(await read(browser, '/my/ways'), /LINEをつなぐ/)
    assert.match(await read(browser, '/my/ways/line'), /記号だけです[\s\S]*お1人に1つ/)
    assert.match(await toBind(browser), /prompt=consent/)
    assert.equal((await bind(browser, 'hanako')).headers.get('location'), '/my/ways')
    assert.match(
      await read(browser, '/my/ways'),
      /LINEで入れるようになりました[\s\S]*つないであります[\s\S]*LINEが加わりました/,
    )
    assert.match(await browser.text('/my'), /つないであります/)

    const other = door()
    assert.match(await read(other, '/my/login'), /LINEで入る[\s\S]*LINEで入り、この端末をおぼえる/)
    const answer = await enter(other, 'hanako')
    assert.equal(answer.headers.get('location'), '/my/ways')
    assert.match(answer.headers.getSetCookie().join(), /yui_session=[^;]+; Path=\/; Max-Age=43200/)
    assert.equal((await other.get('/my')).status, 200)
    assert.equal((await other.get('/my/login/line')).headers.get('location'), '/my', 'who is in needs no LINE')

    await allSent(demo)
    const [link] = await undoLinks(demo, 'hanako@example.jp', /LINEが加わりました/)
    await door().post(link!, {})
    await allSent(demo)
    assert.equal((await other.get('/my')).status, 401)
    assert.equal((await enter(door(), 'hanako')).headers.get('location'), '/my/join', 'as one that nobody has')
  })

  test('keeps a device of one’s own for thirty days where that was chosen', async () => {
    await bind(await inside('okura@example.jp'), 'okura')
    const answer = await enter(door(), 'okura', {}, '&remember=1')
    assert.match(answer.headers.getSetCookie().join(), /yui_session=[^;]+; Path=\/; Max-Age=2592000/)
  })

  test('is one person’s: a second one is told, a second time is told, another one takes its place', async () => {
    const [hers, his] = [await inside('hers@example.jp'), await inside('his@example.jp')]
    await bind(hers, 'hers')
    const taken = await bind(his, 'hers')
    const page = await taken.text()
    assert.equal(taken.status, 422)
    assert.match(page, /もうほかの方のページにつながっています[\s\S]*04-7000-0000[\s\S]*ログインのしかたへ/)
    assert.equal(await lineId(his), undefined, 'nothing is half done')
    assert.match(await (await bind(hers, 'hers')).text(), /もうつないであります/)
    city.later(48)
    const [she, he] = [door(), door()]
    await enter(she, 'hers')
    await comeIn(demo, he, 'his@example.jp')
    assert.equal((await bind(she, 'hers-new')).headers.get('location'), '/my/ways')
    assert.match(await she.text('/my/ways'), /LINEが変わりました/)
    assert.equal((await enter(door(), 'hers')).headers.get('location'), '/my/join')
    assert.equal((await bind(he, 'hers')).status, 303, 'what was given up is free')
    // She puts her own back: it is his by now, and stays his.
    await allSent(demo)
    const [link] = await undoLinks(demo, 'hers@example.jp', /LINEが変わりました/)
    await door().post(link!, {})
    await allSent(demo)
    const his2 = door()
    await enter(his2, 'hers')
    assert.match(await his2.text('/my/ways'), /his@example\.jp/)
    assert.equal((await enter(door(), 'hers-new')).headers.get('location'), '/my/join')
  })

  test('is taken away as any other way, and is no address to which a code goes', async () => {
    const browser = await inside('away@example.jp')
    await bind(browser, 'away')
    const id = (await lineId(browser))!
    assert.doesNotMatch(await read(browser, `/my/ways/add?channel=mail&instead=${id}`), /いまの届け先：/)
    assert.equal((await prove(demo, browser, 'away2@example.jp', { instead: id })).status, 303)
    assert.ok(await lineId(browser), 'a mail address takes no LINE’s place')
    assert.match(await read(browser, `/my/ways/remove?address=${id}`), /LINEでは入れなくなります/)
    assert.equal((await browser.post('/my/ways/remove', { address: id })).status, 303)
    assert.equal((await enter(door(), 'away')).headers.get('location'), '/my/join')
  })

  test('is bound by nobody who acts for somebody, and by nobody who is out by then', async () => {
    assert.equal((await door().get('/my/ways/line')).status, 401)
    assert.equal((await (await login('misaki')).get('/my/ways/line')).status, 403)
    const browser = await inside('out@example.jp')
    const back = city.line.come(await toBind(browser), 'out')
    browser.jar.delete('yui_session')
    assert.match(await (await browser.get(back)).text(), /つなげませんでした[\s\S]*はじめからやり直してください/)
    const other = await inside('other@example.jp')
    other.jar.set('yui_once', browser.jar.get('yui_once') ?? '')
    assert.equal((await other.get(back)).status, 422)
    assert.equal(await lineId(other), undefined)
  })
})

describe('somebody whom nobody knows yet', () => {
  test('registers by LINE with a telephone number, is let in, and the desk is asked who it is', async () => {
    const browser = door()
    assert.match(await read(browser, '/my/login?new=1'), /LINEで登録を始める/)
    assert.equal((await enter(browser, 'new')).headers.get('location'), '/my/join')
    assert.match(await read(browser, '/my/join'), /まだどなたのページにもつながっていません[\s\S]*番号かカードで入る/)
    assert.equal((await browser.get('/my/login/code')).headers.get('location'), '/my/login', 'no code is waited for')
    assert.match(await answerAll(browser, { town_id }), /ご連絡の方法を、1つ選んで/, 'there is no mail address')
    assert.match(await answerAll(browser, { town_id, contact_first: 'phone' }), /電話番号を入力してください/)
    const page = await answerAll(browser, { town_id, contact_first: 'phone', phone: '04-7167-1111' })
    assert.match(page, /内容を確かめてください[\s\S]*電話/)
    const sent = await browser.post('/my/join', { ...fieldsIn(page, '/my/join'), go: 'send' })
    assert.equal(sent.headers.get('location'), '/my/ways')
    assert.match(await browser.text('/my'), /窓口で、前にも登録があるかを確かめています/)
    assert.equal((await enter(door(), 'new')).headers.get('location'), '/my/ways')
    const before = await accounts()
    // In another browser, begun before: it is the same person.
    clock.now = addMinutes(clock.now, 5)
    assert.equal((await enter(door(), 'new')).headers.get('location'), '/my/ways')
    assert.equal(await accounts(), before)
  })

  test('in two browsers at once is one person', async () => {
    const [one, other] = [door(), door()]
    for (const browser of [one, other]) await enter(browser, 'twice')
    const before = await accounts()
    for (const browser of [one, other]) {
      const page = await answerAll(browser, { town_id, contact_first: 'phone', phone: '04-7167-1111' })
      const sent = await browser.post('/my/join', { ...fieldsIn(page, '/my/join'), go: 'send' })
      assert.equal(sent.headers.get('location'), '/my/ways', await sent.text())
    }
    assert.equal(await accounts(), before + 1)
  })

  test('whose account is closed is sent to the desk and makes no second one', async () => {
    await bind(await inside('closed@example.jp'), 'closed')
    await database.write({ lane: 'job', municipality }, tx =>
      tx
        .updateTable('account')
        .set({ disabled_at: clock.now })
        .where('id', 'in', eb =>
          eb.selectFrom('sign_in_address').select('account_id').where('key', '=', user('closed')),
        )
        .execute(),
    )
    await refused(await enter(door(), 'closed'), /いまは開けません。窓口にお電話ください/)
  })
})

test('one who has no address is told of a change by what the desk has of them, and sees it on the time line of staff', async () => {
  const browser = await inside('bare@example.jp')
  await bind(browser, 'bare')
  clock.now = addMinutes(clock.now, 2)
  const id = /remove\?address=([0-9a-f-]{36})"/.exec(await browser.text('/my/ways'))![1]!
  await browser.post('/my/ways/remove', { address: id })
  clock.now = addMinutes(clock.now, 2)
  await bind(browser, 'bare-two')
  await allSent(demo)
  const told = await database.read({ lane: 'job', municipality }, db =>
    db
      .selectFrom('notice')
      .select(['person_id', 'status', 'words'])
      .where('message', '=', 'way.changed-kept')
      .execute(),
  )
  assert.equal(told.length, 1)
  assert.match(JSON.stringify(told[0]!.words), /LINEが変わりました/)
  assert.doesNotMatch(JSON.stringify(told[0]!.words), /bare/)
  const page = await (await (await login('sato')).get(`/staff/people/${told[0]!.person_id}`)).text()
  assert.match(page, /ログインのしかたの変更：LINEが加わりました/)
  assert.match(page, /ログインのしかたの変更：メールアドレスが外されました/)
  assert.doesNotMatch(page, /ログインのしかたの変更[^<]*bare@/)
})

test('notices by LINE go to whom they come in as, and to nobody once LINE was taken away', async () => {
  useCarriers({ ...carriersNow(), line: `${city.line.at}/push` })
  try {
    const browser = await inside('pushed@example.jp')
    const person = await database.read({ lane: 'job', municipality }, async db => {
      const grant = await db
        .selectFrom('role_grant')
        .select('scope_id')
        .where('account_id', 'in', eb =>
          eb.selectFrom('sign_in_address').select('account_id').where('key', '=', 'pushed@example.jp'),
        )
        .executeTakeFirstOrThrow()
      return grant.scope_id!
    })
    const order = async () =>
      /通知：([^　<]*)/.exec(await (await (await login('sato')).get(`/staff/people/${person}`)).text())![1]!
    assert.doesNotMatch(await order(), /LINE/)
    await bind(browser, 'pushed')
    assert.match(await order(), /LINE/)
    await browser.post('/my/ways/remove', { address: (await lineId(browser))! })
    assert.doesNotMatch(await order(), /LINE/)
  } finally {
    city.use()
  }
})

test('where the city has no channel nothing speaks of LINE, and who was bound to it is told of the other ways', async () => {
  const browser = await inside('none@example.jp')
  await bind(browser, 'none')
  useCarriers(city.usual)
  try {
    assert.doesNotMatch(await door().text('/my/login'), /LINE/)
    assert.match(await read(browser, '/my/ways'), /LINEでは、いまは入れません/)
    assert.equal((await browser.get('/my/ways/line')).headers.get('location'), '/my/ways')
    await refused(await door().get('/my/login/line'), /LINEでは、いまは入れません/)
  } finally {
    city.use()
  }
})
