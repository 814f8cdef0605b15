import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { carriersNow, useCarriers } from '#platform/carriers.ts'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { mailsTo } from '../../notices/testing.ts'
import { browserOf, comeIn, sentCode } from '../testing.ts'
import { addressIds, allSent, prove, read, undoLinks, withPage } from './testing.ts'

const demo = await demoApp()
const { clock, login } = demo
let hour = 0
/** Each part of this file an hour and more after the one before, so that no limit of an hour is in the way. */
const later = () => {
  hour += 2
  clock.now = addMinutes(DEMO_NOW, hour * 60)
}
const inside = async (address: string) => {
  const browser = browserOf(demo)
  assert.equal((await comeIn(demo, browser, address)).headers.get('location'), '/my')
  return browser
}
/** Somebody who comes in by this address, and nobody else does. */
const somebody = async (address: string) => {
  later()
  await withPage(demo, address)
  return inside(address)
}
/** Two of them, at the same time. */
const two = async (one: string, other: string) => {
  later()
  for (const address of [one, other]) await withPage(demo, address)
  return [await inside(one), await inside(other)] as const
}
const leadsTo = async (address: string) => (await comeIn(demo, browserOf(demo), address)).headers.get('location')

describe('the page of the ways in', () => {
  test('tells every way that leads in, and who has none but the card is told what to do', async () => {
    const browser = await inside('ueki@example.jp')
    const page = await read(browser, '/my/ways')
    for (const part of ['番号の届く先', 'パスキー', '窓口のカード', '入っている端末', '最近の変更'])
      assert.match(page, new RegExp(`<h2[^>]*>${part}`), part)
    assert.match(page, /ueki@example\.jp[\s\S]*まだお渡ししていません[\s\S]*04-7000-0000[\s\S]*いま1台の端末/)
    assert.match(page, /メールアドレスを加える[\s\S]*この市ではまだ使えません/)
    assert.doesNotMatch(page, /携帯電話の番号を加える|terai@/)
    assert.match(await browser.text('/my'), /href="\/my\/ways"/)
  })

  test('is nobody’s who acts for somebody, and no visitor’s', async () => {
    for (const path of ['/my/ways', '/my/ways/add', '/my/ways/code', '/my/ways/remove'])
      assert.equal((await browserOf(demo).get(path)).status, 401, path)
    for (const path of ['/my/ways', '/my/ways/add', '/my/ways/remove'])
      assert.equal((await (await login('misaki')).get(path)).status, 403, path)
  })
})

describe('another mail address', () => {
  test('leads in once its code was typed; the one before is told without its name, and leads in too', async () => {
    const browser = await somebody('first@example.jp')
    const asked = await browser.post('/my/ways/add', { channel: 'mail', address: 'Second@Example.jp' })
    assert.equal(asked.headers.get('location'), '/my/ways/code')
    assert.match(await browser.text('/my/ways/code'), /Second@Example\.jp[\s\S]*送信箱/)
    assert.equal((await browser.post('/my/ways/code', { code: '12' })).status, 422)
    const code = await sentCode(demo)
    const wrong = code === '000000' ? '000001' : '000000'
    assert.match(await (await browser.post('/my/ways/code', { code: wrong })).text(), /あと4回/)
    assert.equal((await browser.post('/my/ways/code', { code })).headers.get('location'), '/my/ways')
    assert.match(await browser.text('/my/ways'), /second@example\.jpで入れるように|Second@Example\.jp/)
    assert.equal((await browser.post('/my/ways/code', { code })).headers.get('location'), '/my/ways', 'a second time')
    assert.equal((await addressIds(browser)).length, 2)
    await allSent(demo)
    const [told] = await mailsTo(demo, 'first@example.jp')
    assert.match(told!.body, /メールアドレスが加わりました。[\s\S]*7日のうちに[\s\S]*\/ways\/at\//)
    assert.doesNotMatch(told!.body, /second@/i)
    assert.deepEqual(await undoLinks(demo, 'second@example.jp'), [], 'the new one is not told')
    for (const address of ['second@example.jp', 'first@example.jp'])
      assert.equal(await leadsTo(address), '/my', address)
  })

  test('that is theirs already, that is none, or that was asked for too often is not taken, and what was typed stays', async () => {
    const browser = await somebody('theirs@example.jp')
    for (const [address, says] of [
      ['THEIRS@example.jp', /もう登録してあります/],
      ['theirs', /メールアドレスを確かめてください/],
      ['', /メールアドレスを入力してください/],
    ] as const) {
      const answer = await browser.post('/my/ways/add', { channel: 'mail', address })
      assert.equal(answer.status, 422)
      const page = await answer.text()
      assert.match(page, says)
      assert.match(page, new RegExp(`name="address"[^>]*value="${address}"`))
    }
    const statuses: number[] = []
    for (let n = 0; n < 6; n++)
      statuses.push((await browser.post('/my/ways/add', { channel: 'mail', address: 'often@example.jp' })).status)
    assert.deepEqual(statuses, [303, 303, 303, 303, 303, 429])
    assert.equal((await browser.post('/my/ways/add', { channel: 'sms', address: '090-1234-5678' })).status, 303)
    assert.equal((await browser.get('/my/ways/add?channel=sms')).headers.get('location'), '/my/ways')
  })

  test('that somebody else uses is answered as any other, and both go on as themselves', async () => {
    const browser = await somebody('one@example.jp')
    const told: string[] = []
    for (const address of ['terai@example.jp', 'nobody9@example.jp']) {
      const answer = await prove(demo, browser, address)
      const [status, page] = [answer.status, await browser.text('/my/ways')]
      told.push(`${status} ${answer.headers.get('location')} ${/寺井/.test(page)}`)
    }
    assert.equal(told[0], told[1])
    await allSent(demo)
    assert.deepEqual(await undoLinks(demo, 'terai@example.jp'), [], 'whoever else uses it is told nothing')
    const other = browserOf(demo)
    const answer = await comeIn(demo, other, 'terai@example.jp')
    assert.equal(answer.headers.get('location'), '/my/login/who')
    assert.equal((await other.text('/my/login/who')).match(/name="account"/g)?.length, 2)
  })

  test('in the place of another one ends that: it leads in no more, and is told', async () => {
    const browser = await somebody('old@example.jp')
    const [first] = await addressIds(browser)
    assert.match(await browser.text(`/my/ways/add?channel=mail&instead=${first}`), /変える[\s\S]*old@example\.jp/)
    await prove(demo, browser, 'moved@example.jp', { instead: first! })
    assert.ok(!(await addressIds(browser)).includes(first!))
    await allSent(demo)
    assert.match((await mailsTo(demo, 'old@example.jp'))[0]!.body, /メールアドレスが変わりました/)
    assert.equal(await leadsTo('old@example.jp'), '/my/join', 'as an address that nobody has')
    assert.equal(await leadsTo('moved@example.jp'), '/my')
    const [link] = await undoLinks(demo, 'old@example.jp')
    await browserOf(demo).post(link!, {})
    await allSent(demo)
    assert.equal(await leadsTo('old@example.jp'), '/my')
  })

  test('is proved by whoever asked for it alone: its code lets nobody in, and is no other account’s', async () => {
    const [hers, his] = await two('hers@example.jp', 'his@example.jp')
    await hers.post('/my/ways/add', { channel: 'mail', address: 'alone@example.jp' })
    const code = await sentCode(demo)
    assert.equal((await his.post('/my/ways/code', { code })).headers.get('location'), '/my/ways')
    const door = browserOf(demo)
    assert.equal((await door.post('/my/login/code', { code })).headers.get('location'), '/my/login')
    assert.equal(await leadsTo('alone@example.jp'), '/my/join')
  })
})

describe('a way in that is taken away', () => {
  test('leads in no more; the last one goes only from whoever says that the card of the desk is enough', async () => {
    const browser = await somebody('setsu@example.jp')
    await prove(demo, browser, 'setsuko2@example.jp')
    clock.now = addMinutes(clock.now, 1)
    const [first, second] = await addressIds(browser)
    assert.doesNotMatch(await browser.text(`/my/ways/remove?address=${first}`), /最後の入る方法/)
    assert.equal((await browser.post('/my/ways/remove', { address: first! })).status, 303)
    assert.equal((await browser.post('/my/ways/remove', { address: first! })).status, 303, 'it is gone already')
    assert.equal(await leadsTo('setsu@example.jp'), '/my/join')
    assert.match(await browser.text(`/my/ways/remove?address=${second}`), /これは、最後の入る方法です/)
    const refused = await browser.post('/my/ways/remove', { address: second! })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /しるしを付けてから押してください/)
    assert.equal((await browser.post('/my/ways/remove', { address: second!, sure: '1' })).status, 303)
    assert.match(await browser.text('/my/ways'), /入る方法が、窓口のカードだけです/)
    await allSent(demo)
    assert.equal((await undoLinks(demo, 'setsuko2@example.jp')).length, 2, 'of the first one and of itself')
  })

  test('of two that are taken away at once leaves one, and nobody else’s is taken', async () => {
    const [hers, his] = await two('both@example.jp', 'thief@example.jp')
    await prove(demo, hers, 'both2@example.jp')
    const ids = await addressIds(hers)
    assert.equal((await his.post('/my/ways/remove', { address: ids[0]!, sure: '1' })).status, 303)
    assert.deepEqual(await addressIds(hers), ids)
    const answers = await Promise.all(ids.map(address => hers.post('/my/ways/remove', { address })))
    assert.deepEqual(answers.map(({ status }) => status).filter(status => status === 422).length, 1)
    assert.equal((await addressIds(hers)).length, 1)
  })
})

describe('the way back', () => {
  for (const [which, words] of [
    ['first', /加わりました/],
    ['last', /外されました/],
  ] as const)
    test(`of the ${which} mail puts all back, whatever a stranger did, and throws the stranger out`, async () => {
      const [who, bad] = [`mother-${which}@example.jp`, `bad-${which}@example.jp`]
      const browser = await somebody(who)
      const [own] = await addressIds(browser)
      await prove(demo, browser, bad)
      clock.now = addMinutes(clock.now, 1)
      await browser.post('/my/ways/remove', { address: own! })
      await allSent(demo)
      const [link] = await undoLinks(demo, who, words)
      const owner = browserOf(demo)
      assert.match(await read(owner, link!), /この変更を取り消しますか/)
      assert.equal((await browser.get('/my')).status, 200, 'a look changes nothing')
      assert.match(await (await owner.post(link!, {})).text(), /変更を取り消しました/)
      await allSent(demo)
      assert.equal((await browser.get('/my')).status, 401)
      assert.equal(await leadsTo(bad), '/my/join')
      assert.equal(await leadsTo(who), '/my')
      const [theirs] = await undoLinks(demo, bad)
      assert.match(
        await browserOf(demo).text(theirs!),
        /変更を取り消しました/,
        'and the stranger’s own link does nothing',
      )
    })

  test('is a way back after the clock was set back an hour, too', async () => {
    const browser = await somebody('hour@example.jp')
    const [own] = await addressIds(browser)
    await prove(demo, browser, 'bad-hour@example.jp')
    clock.now = addMinutes(clock.now, 1)
    await browser.post('/my/ways/remove', { address: own! })
    await allSent(demo)
    const [link] = await undoLinks(demo, 'hour@example.jp', /外されました/)
    clock.now = addMinutes(clock.now, -60)
    assert.match(await (await browserOf(demo).post(link!, {})).text(), /変更を取り消しました/)
    await allSent(demo)
    assert.equal((await browser.get('/my')).status, 401)
    clock.now = addMinutes(clock.now, 120)
    assert.equal(await leadsTo('hour@example.jp'), '/my')
    assert.equal(await leadsTo('bad-hour@example.jp'), '/my/join')
  })

  test('is open for seven days', async () => {
    await prove(demo, await somebody('week@example.jp'), 'late@example.jp')
    await allSent(demo)
    const told = await undoLinks(demo, 'week@example.jp')
    clock.now = addMinutes(clock.now, 7 * 1440 + 1)
    const answers = await Promise.all(told.map(async link => (await browserOf(demo).get(link)).status))
    assert.deepEqual([...new Set(answers)], [410])
    clock.now = addMinutes(clock.now, -7 * 1440 - 1)
  })
})

test('where no mail leaves the house nothing is added, and the page says that the desk has a card', async () => {
  const browser = await somebody('alone2@example.jp')
  const before = carriersNow()
  useCarriers({ outbox: false, home: null })
  try {
    const page = await read(browser, '/my/ways')
    assert.match(page, /入る方法が、窓口のカードだけです[\s\S]*いまは番号を送れません/)
    assert.doesNotMatch(page, /を加える/)
    assert.equal((await browser.get('/my/ways/add')).headers.get('location'), '/my/ways')
    assert.equal((await browser.post('/my/ways/add', { channel: 'mail', address: 'x@example.jp' })).status, 303)
  } finally {
    useCarriers(before)
  }
})
