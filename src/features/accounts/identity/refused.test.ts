import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { refusedWith, type Says, served, strangeKey } from './testing.ts'

const city = await served()
const { clock, tryIn, visitor, service, inside, leave, enter, withIdentity } = city

describe('nobody gets in by', () => {
  before(() => withIdentity('target'))
  const past = Math.floor(Date.parse('2026-01-01T00:00:00Z') / 1000)
  for (const [what, says, sentence] of [
    ['the word of another issuer', { claims: { iss: 'https://evil.example' } }, /ではないところからの答え/],
    ['a word that was meant for somebody else', { claims: { aud: 'other' } }, /結いにあてたものではなかった/],
    ['a word that is late', { claims: { iat: past, exp: past + 300 } }, /期限が切れていました/],
    ['a word of another asking', { claims: { nonce: 'x' } }, /はじめからログイン/],
    ['a word that a strange key signed', { key: strangeKey() }, /署名を確かめられない/],
    ['a word without a subject', { claims: { sub: '' } }, /答えを読めませんでした/],
    ['an answer that is none', { status: 200, body: { hello: 'x' } }, /答えを読めませんでした/],
    ['a refusal', { status: 400, body: { error: 'invalid_request' } }, /答えを読めませんでした/],
  ] as [string, Says, RegExp][])
    it(what, async () => {
      await refusedWith(await enter('target', says), sentence)
    })

  it('a failure of the service', async () => {
    await refusedWith(await enter('target', { status: 502 }), /いま答えません/, 503)
  })

  it('the same answer a second time, another browser’s, or one too late', async () => {
    const { sent, browser } = await leave()
    const back = service.come(sent, 'target')
    await inside(await browser.get(back))
    await refusedWith(await browser.get(back), /もう使われた確認/)
    const other = await leave()
    await refusedWith(await other.browser.get(service.come((await leave()).sent, 'target')), /もう使われた確認/)
    await refusedWith(await visitor.get(service.come((await leave()).sent, 'target')), /もう使われた確認/)
    const slow = await leave()
    clock.now = addMinutes(clock.now, 10)
    await refusedWith(await slow.browser.get(service.come(slow.sent, 'target')), /時間がたったか/)
  })

  it('a code of nobody, or what the service refused', async () => {
    const { sent, browser } = await leave()
    const state = new URL(sent).searchParams.get('state')
    await refusedWith(await browser.get(`/login/identity/back?code=x&state=${state}`), /はじめからログイン/)
    const next = await leave()
    const denied = new URL(next.sent).searchParams.get('state')
    await refusedWith(
      await next.browser.get(`/login/identity/back?error=access_denied&state=${denied}`),
      /取りやめになったか、許されませんでした/,
    )
    assert.equal((await visitor.get('/login/identity/back')).headers.get('location'), '/login')
  })
})

describe('without the service', () => {
  it('that does not answer, the login says so within its patience, and others are not held up', async () => {
    const { sent, browser } = await leave()
    service.state.hangs = true
    const began = performance.now()
    const waiting = browser
      .get(service.come(sent, 'target'))
      .then(response => ({ response, took: performance.now() - began }))
    assert.equal((await visitor.get('/login')).status, 200)
    assert.ok(performance.now() - began < 2500, 'another page was there meanwhile')
    const { response, took } = await waiting
    await refusedWith(response, /いま答えません/, 503)
    assert.ok(took < 6000, `${took} ms`)
    service.state.hangs = false
  })
  it('that is gone, the password opens', async () => {
    const { sent, browser } = await leave()
    service.close()
    await refusedWith(await browser.get(service.come(sent, 'target')), /いま答えません/, 503)
    await inside(await tryIn('suzuki'))
  })
})
