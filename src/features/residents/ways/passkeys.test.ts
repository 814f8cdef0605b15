import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { authenticator } from '../../accounts/passkeys/testing.ts'
import { mailsTo } from '../../notices/testing.ts'
import { browserOf, comeIn } from '../testing.ts'
import { addressIds, allSent, enterByKey, read, setKey, undoLinks, withPage } from './testing.ts'

const demo = await demoApp()
const { clock, database, login, municipality } = demo
let hour = 0
/** Somebody who is in by this address, and nobody else is. */
const somebody = async (address: string) => {
  hour += 2
  clock.now = addMinutes(DEMO_NOW, hour * 60)
  const name = await withPage(demo, address)
  const browser = browserOf(demo)
  await comeIn(demo, browser, address)
  return { browser, name }
}

describe('a passkey of a resident', () => {
  test('is offered and not asked for; once registered it leads in without a code, to the page that was asked for', async () => {
    const { browser, name } = await somebody('key@example.jp')
    const offer = await browser.text('/my/ways')
    assert.match(offer, /登録しなくても、かまいません[\s\S]*data-ask="\/my\/ways\/passkeys\/ask"/)
    assert.match(offer, /この端末のブラウザーでは、パスキーを登録できません/, 'said where no script runs')
    const device = authenticator()
    const options = await (await browser.post('/my/ways/passkeys/ask', {})).json()
    assert.partialDeepStrictEqual(options, { rp: { id: 'localhost' }, user: { name, displayName: name } })
    assert.equal((await setKey(browser, device)).headers.get('location'), '/my/ways')
    assert.match(await browser.text('/my/ways'), /わたしの電話[\s\S]*まだ使っていません/)
    const door = browserOf(demo)
    assert.match(await read(door, '/my/login'), /パスキーで入る/)
    const answer = await enterByKey(door, device, { next: '/my/ways' })
    assert.equal(answer.headers.get('location'), '/my/ways')
    assert.match(await door.text('/my'), new RegExp(`${name}さん`))
    const asked = await (await browser.post('/my/ways/passkeys/ask', { name: 'あ'.repeat(41) })).json()
    assert.match(asked.says, /40文字まで/)
  })

  test('is told where they are reached, and goes with all that came after it when that is put back', async () => {
    const { browser } = await somebody('told@example.jp')
    const device = authenticator()
    await setKey(browser, device)
    await allSent(demo)
    assert.match((await mailsTo(demo, 'told@example.jp'))[0]!.body, /パスキーが加わりました/)
    const [link] = await undoLinks(demo, 'told@example.jp')
    await browserOf(demo).post(link!, {})
    await allSent(demo)
    assert.equal((await browser.get('/my')).status, 401)
    const answer = await enterByKey(browserOf(demo), device)
    assert.match(await answer.text(), /このパスキーは、ここでは登録されていません/)
  })

  test('keeps the page for thirty days where they tick so, else half an hour', async () => {
    const { browser } = await somebody('days@example.jp')
    const device = authenticator()
    await setKey(browser, device)
    const [kept, short] = [browserOf(demo), browserOf(demo)]
    await enterByKey(kept, device, { remember: '1' })
    await enterByKey(short, device)
    clock.now = addMinutes(clock.now, 60)
    assert.deepEqual([(await kept.get('/my')).status, (await short.get('/my')).status], [200, 401])
  })

  test('is a way in: with it the last address goes, and it goes itself only from whoever is sure', async () => {
    const { browser } = await somebody('last@example.jp')
    const device = authenticator()
    await setKey(browser, device)
    const [address] = await addressIds(browser)
    assert.equal((await browser.post('/my/ways/remove', { address: address! })).status, 303)
    const key = /passkeys\/remove\?key=([0-9a-f-]{36})/.exec(await browser.text('/my/ways'))![1]!
    assert.match(await browser.text(`/my/ways/passkeys/remove?key=${key}`), /これは、最後の入る方法です/)
    assert.equal((await browser.post('/my/ways/passkeys/remove', { key })).status, 422)
    assert.equal((await enterByKey(browserOf(demo), device)).status, 303)
    assert.equal((await browser.post('/my/ways/passkeys/remove', { key, sure: '1' })).status, 303)
    assert.equal((await enterByKey(browserOf(demo), device)).status, 422)
    const gone = await browser.post('/my/ways/passkeys/remove', { key, sure: '1' })
    assert.equal(gone.headers.get('location'), '/my/ways')
  })

  test('is nobody else’s to take away, and no delegate’s or staff’s to set', async () => {
    const { browser } = await somebody('mine@example.jp')
    await setKey(browser, authenticator())
    const key = /passkeys\/remove\?key=([0-9a-f-]{36})/.exec(await browser.text('/my/ways'))![1]!
    const other = await login('terai')
    await other.post('/my/ways/passkeys/remove', { key, sure: '1' })
    assert.match(await browser.text('/my/ways'), new RegExp(key))
    for (const who of ['misaki', 'sato']) {
      const response = await (await login(who)).post('/my/ways/passkeys/ask', {})
      assert.ok([401, 403].includes(response.status), `${who} ${response.status}`)
    }
  })

  for (const [what, wrong] of [
    ['signed for another address', { origin: 'https://yui.example' }],
    ['signed without its owner', { verified: false }],
    ['signed another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ] as const)
    test(`that ${what} lets nobody in, and the page shows every other way`, async () => {
      const { browser } = await somebody(`wrong${hour}@example.jp`)
      const device = authenticator()
      await setKey(browser, device)
      const door = browserOf(demo)
      const answer = await enterByKey(door, device, {}, wrong)
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), /パスキーを確かめられませんでした[\s\S]*name="address"[\s\S]*\/my\/card/)
      assert.equal((await door.get('/my')).status, 401)
    })

  test('opens nothing at the door of staff, nor a key of staff here; an account that is closed is opened by none', async () => {
    const { browser } = await somebody('door@example.jp')
    const device = authenticator()
    await setKey(browser, device)
    const staffDoor = browserOf(demo)
    const options = await (await staffDoor.post('/login/passkey/ask', {})).json()
    const answer = await staffDoor.post('/login/passkey', { credential: device.sign(options) })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /ここでは登録されていません/)
    await database.write({ lane: 'job', municipality }, async tx => {
      const { account_id } = await tx
        .selectFrom('sign_in_address')
        .select('account_id')
        .where('key', '=', 'door@example.jp')
        .executeTakeFirstOrThrow()
      await tx.updateTable('account').set({ disabled_at: clock.now }).where('id', '=', account_id).execute()
    })
    assert.match(await (await enterByKey(browserOf(demo), device)).text(), /いまは使えません/)
  })

  test('is not kept from what is no answer of a browser', async () => {
    const { browser } = await somebody('broken@example.jp')
    for (const credential of ['', 'x', '{}', '{"id":"x","response":{"clientDataJSON":"e30"}}']) {
      await browser.post('/my/ways/passkeys/ask', {})
      const answer = await browser.post('/my/ways/passkeys', { name: 'x', credential })
      assert.equal(answer.status, 422, credential)
      assert.match(await answer.text(), /登録できませんでした/)
      await browser.post('/my/login/passkey/ask', {})
      assert.equal((await browserOf(demo).post('/my/login/passkey', { credential })).status, 422)
    }
  })
})
