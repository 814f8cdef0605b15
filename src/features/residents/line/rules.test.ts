import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { proved, wayThere } from './provider.ts'
import { ISSUER, isUser, type LineRefusal, placesOf, REFUSALS, refusedAt, refusedThere } from './rules.ts'
import { CHANNEL, type Says, user, word } from './testing.ts'
import { LINE_TEXT } from './text.ts'

const NOW = '2026-11-21T01:00:00.000Z'
const NONCE = 'n-1'
const seconds = (minutes: number) => Math.floor(Date.parse(addMinutes(NOW, minutes)) / 1000)

describe('a word of LINE', () => {
  const cases: [says: string, said: Says, refused: LineRefusal | null][] = [
    ['that is signed with the secret of the channel, for us and of now, is taken', {}, null],
    ['that answers another question is not', { claims: { nonce: 'n-2' } }, 'stale'],
    ['that answers none is not', { claims: { nonce: undefined } }, 'stale'],
    ['of another service is not', { claims: { iss: 'https://access.line.example' } }, 'issuer'],
    ['for another channel is not', { claims: { aud: '9999999999' } }, 'audience'],
    ['for another channel and ours is not', { claims: { aud: [CHANNEL.channel, '9999999999'] } }, 'audience'],
    ['that is not signed at all is not', { alg: 'none' }, 'unsigned'],
    ['that is signed in another way is not', { alg: 'HS384', secret: CHANNEL.secret.repeat(2) }, 'unsigned'],
    ['that is signed with another secret is not', { secret: 'f'.repeat(32) }, 'unsigned'],
    ['that is over is not', { claims: { iat: seconds(-5), exp: seconds(-2) } }, 'late'],
    ['that ended within the minute is taken: two clocks are never one', { claims: { exp: seconds(-0.5) } }, null],
    ['of an hour ago is not, though it holds on', { claims: { iat: seconds(-60), exp: seconds(60) } }, 'late'],
    ['of the next hour is not: our clock was set back', { claims: { iat: seconds(60), exp: seconds(120) } }, 'late'],
    ['of half a minute from now is taken', { claims: { iat: seconds(0.5) } }, null],
    ['that does not say when it ends is not', { claims: { exp: undefined } }, 'late'],
    ['that names nobody is not', { claims: { sub: undefined } }, 'broken'],
    ['that names what is no user of LINE is not', { claims: { sub: 'admin' } }, 'broken'],
  ]
  for (const [says, said, refused] of cases)
    test(says, async () => {
      const told = await proved(CHANNEL, await word(NOW, NONCE, user('hana'), said), NONCE, NOW)
      assert.deepEqual(told, refused ? { refused } : { subject: user('hana') })
    })

  test('that is no word at all is not read', async () => {
    for (const token of ['', 'a', 'a.b.c', `${'x'.repeat(9000)}.y.z`])
      assert.deepEqual(await proved(CHANNEL, token, NONCE, NOW), { refused: 'broken' }, token.slice(0, 9))
  })

  test('whose claims were changed on the way is not taken', async () => {
    const [head, , signature] = (await word(NOW, NONCE, user('hana'))).split('.')
    const [, claims] = (await word(NOW, NONCE, user('taro'))).split('.')
    assert.deepEqual(await proved(CHANNEL, `${head}.${claims}.${signature}`, NONCE, NOW), { refused: 'unsigned' })
  })
})

test('the way there asks for nothing but who somebody is, and holds no secret', () => {
  const sent = { state: 's-1', nonce: NONCE, verifier: 'v-1' }
  const url = new URL(wayThere(CHANNEL, sent, { back: 'https://yui.example.jp/my/login/line/back', anew: false }))
  assert.equal(url.origin + url.pathname, 'https://access.line.me/oauth2/v2.1/authorize')
  assert.deepEqual([url.searchParams.get('scope'), url.searchParams.get('code_challenge_method')], ['openid', 'S256'])
  assert.deepEqual([url.searchParams.get('state'), url.searchParams.get('nonce')], ['s-1', NONCE])
  assert.ok(!url.href.includes(CHANNEL.secret) && !url.href.includes('v-1') && !url.searchParams.has('prompt'))
  assert.match(wayThere(CHANNEL, sent, { back: 'https://x.jp/', anew: true }), /prompt=consent/)
  for (const place of Object.values(placesOf({})))
    assert.match(place, /^https:\/\/(access|api)\.line\.me\/oauth2\/v2\.1\//)
})

test('what LINE answers in the place of a word is told apart', () => {
  const there: [string, LineRefusal][] = [
    ['access_denied', 'cancelled'],
    ['server_error', 'away'],
    ['temporarily_unavailable', 'away'],
    ['invalid_request', 'broken'],
    ['', 'broken'],
  ]
  for (const [error, refused] of there) assert.equal(refusedThere(error), refused, error)
  const at: [number, unknown, LineRefusal][] = [
    [400, 'invalid_grant', 'stale'],
    [400, 'invalid_client', 'client'],
    [401, undefined, 'client'],
    [403, undefined, 'broken'],
    [429, undefined, 'away'],
    [500, 'invalid_grant', 'away'],
    [302, undefined, 'broken'],
  ]
  for (const [status, error, refused] of at) assert.equal(refusedAt(status, error), refused, `${status} ${error}`)
})

test('a user of LINE is told by the form of its name', () => {
  for (const [sub, is] of [
    [user('hana'), true],
    [user('hana').toUpperCase(), false],
    [`${user('hana')}0`, false],
    [undefined, false],
    [['U'], false],
  ] as const)
    assert.equal(isUser(sub), is, String(sub))
  assert.equal(ISSUER, 'https://access.line.me')
})

test('each refusal has a sentence of its own that says what to do, and none speaks of tokens', () => {
  const said = REFUSALS.map(refusal => LINE_TEXT[refusal as LineRefusal])
  assert.equal(new Set(said).size, Object.keys(LINE_TEXT).length)
  for (const sentence of said) {
    assert.match(sentence, /。$/)
    assert.doesNotMatch(sentence, /トークン|OAuth|ID|エラー/)
  }
  for (const [refusal, sentence] of Object.entries(LINE_TEXT))
    if (refusal !== 'own') assert.match(sentence, /お電話ください|お試し/, refusal)
})
