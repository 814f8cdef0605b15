import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { browserless } from '../../../../seed/testing.ts'
import { ASK, askFor, authenticator, keyed, OWN, PLACE, refusedWith } from './testing.ts'

const city = await keyed()
const { app, clock, write, read, tryIn, visitor, inside, later, register, withPasskey, signIn } = city
const UNPROVED = /パスキーを確かめられませんでした/

describe('nobody gets in by', () => {
  const device = authenticator()
  before(() => withPasskey('target', ['counsellor'], device))
  const forger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  for (const [what, wrong] of [
    ['a passkey that signed for another origin', { origin: 'https://yui.example' }],
    ['one that signed at another port', { origin: 'http://localhost:3000' }],
    ['one that signed for another host', { rpId: 'yui.example' }],
    ['one whose owner the device did not verify', { verified: false }],
    ['one that signed another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['what another key signed', { by: forger }],
  ] as const)
    it(what, async () => {
      await refusedWith(await signIn(device, wrong), UNPROVED)
    })

  it('what was signed once, a second time', async () => {
    const { options, browser } = await askFor(app, visitor, ASK)
    const credential = device.sign(options)
    await inside(await browser.post('/login/passkey', { credential }))
    await refusedWith(await browser.post('/login/passkey', { credential }), /もう一度押してください/)
    const again = await askFor(app, visitor, ASK)
    await refusedWith(await again.browser.post('/login/passkey', { credential }), UNPROVED)
  })

  it('what was asked of another browser, or of this one too long ago', async () => {
    const { options } = await askFor(app, visitor, ASK)
    await refusedWith(
      await visitor.post('/login/passkey', { credential: device.sign(options) }),
      /もう一度押してください/,
    )
    const slow = await askFor(app, visitor, ASK)
    later(5)
    await refusedWith(
      await slow.browser.post('/login/passkey', { credential: device.sign(slow.options) }),
      /もう一度押してください/,
    )
  })

  it('a passkey that nobody registered, or that was taken away', async () => {
    const { own, device, account } = await withPasskey('gone')
    const [key] = await read(db => db.selectFrom('passkey').select('id').where('account_id', '=', account).execute())
    assert.equal((await own.post(`${OWN}/${key!.id}/remove`, { [`with-${key!.id}`]: 'x' })).status, 422)
    assert.equal((await own.post(`${OWN}/${key!.id}/remove`, { [`with-${key!.id}`]: DEMO_PASSWORD })).status, 303)
    await refusedWith(await signIn(device), /登録されていません/)
    assert.equal((await tryIn('gone')).status, 303, 'it was the only second factor')
  })

  it('what is no answer of a browser at all', async () => {
    for (const credential of ['', 'x', '{}', '{"id":"x"}', '{"id":"x","response":{"clientDataJSON":"e30"}}', '[]']) {
      const { browser } = await askFor(app, visitor, ASK)
      const response = await browser.post('/login/passkey', { credential })
      assert.equal(response.status, 422, credential)
    }
    const own = await inside(await tryIn('suzuki'))
    for (const credential of ['', 'x', '{"id":"x","response":{"clientDataJSON":"e30"}}'])
      assert.equal((await own.post(OWN, { name: 'x', credential })).status, 422, credential)
  })

  it('a passkey of an account that is closed, or waits for another password', async () => {
    const { account, device } = await withPasskey('closed')
    await write(tx => tx.updateTable('account').set({ reset_at: clock.now }).where('id', '=', account).execute())
    await refusedWith(await signIn(device), /やり直し待ち/)
    await write(tx =>
      tx.updateTable('account').set({ reset_at: null, disabled_at: clock.now }).where('id', '=', account).execute(),
    )
    await refusedWith(await signIn(device), /いまは使えません/)
  })

  it('a passkey that was made for another host of the same city', async () => {
    const base = 'http://yui.example'
    const there = browserless(app, '', base)
    const { options, browser } = await askFor(app, there, ASK, {}, base)
    assert.partialDeepStrictEqual(options, { rpId: 'yui.example' })
    for (const wrong of [{}, { rpId: 'yui.example' }])
      await refusedWith(
        await browser.post('/login/passkey', { credential: device.sign(options, base, wrong) }),
        /パスキー/,
      )
  })
})

it('a passkey is not registered by what was made elsewhere, without its owner, for somebody else, or twice', async () => {
  await city.colleague('strict', ['counsellor'])
  const own = await inside(await tryIn('strict'))
  const device = authenticator()
  for (const wrong of [{ origin: 'https://yui.example' }, { rpId: 'yui.example' }, { verified: false }]) {
    const { options, browser } = await askFor(app, own, `${OWN}/ask`, PLACE)
    await refusedWith(await browser.post(OWN, { credential: device.make(options, undefined, wrong) }), UNPROVED)
  }
  const asked = await askFor(app, own, `${OWN}/ask`, PLACE)
  const other = await inside(await tryIn('suzuki'))
  const credential = device.make(asked.options)
  const once = asked.browser.cookie.split('; ').find(pair => pair.startsWith('yui_once='))!
  await refusedWith(
    await browserless(app, `${other.cookie}; ${once}`).post(OWN, { credential }),
    /もう一度押してください/,
  )
  assert.equal((await register(own, device)).status, 200)
  assert.equal((await tryIn('strict')).status, 200, 'a second factor is asked from now on')
})
