import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { lined, type Says } from './testing.ts'

// What LINE says wrongly, and browsers that come back with what is not theirs.
// By itself: what carries messages is set for the whole process.

const city = await lined()
const { bind, clock, door, enter, inside, leave, refused } = city
after(city.close)
beforeEach(() => city.later())
await bind(await inside('okura@example.jp'), 'okura')

describe('what LINE says wrongly lets nobody in, with a sentence', () => {
  const cases: [string, Says, RegExp, number?][] = [
    ['for another channel', { claims: { aud: '9999999999' } }, /この市にあてたものではなかった/],
    ['of another service', { claims: { iss: 'https://line.example' } }, /LINEではないところ/],
    ['to another question', { claims: { nonce: 'other' } }, /もう使われた確認/],
    ['without a signature', { alg: 'none' }, /本物か確かめられない/],
    ['with somebody else’s secret', { secret: 'f'.repeat(32) }, /本物か確かめられない/],
    ['that is no answer', { status: 200, body: '<html>' }, /読めませんでした/],
    ['that is a failure of its own', { status: 500 }, /いま答えません/, 503],
    [
      'that it does not know us',
      { status: 401, body: { error: 'invalid_client' } },
      /この市からLINEに確かめられません/,
    ],
  ]
  for (const [says, said, sentence, status] of cases)
    test(says, async () => refused(await enter(door(), 'okura', said), sentence, status))

  test('and signed with the key of LINE it is LINE all the same', async () => {
    const answer = await enter(door(), 'okura', { alg: 'ES256' })
    assert.equal(answer.headers.get('location'), '/my/ways')
    assert.ok(city.line.state.asked.includes('/certs'))
  })

  test('our clock was set back an hour while somebody was there', async () => {
    const browser = door()
    const back = city.line.come(await leave(browser), 'okura', {
      claims: { iat: Math.floor(Date.parse(clock.now) / 1000), exp: Math.floor(Date.parse(clock.now) / 1000) + 3600 },
    })
    clock.now = addMinutes(clock.now, -60)
    await refused(await browser.get(back), /時刻が合わない/)
  })
})

describe('a browser that comes back', () => {
  test('whose owner pressed 「キャンセル」 there is told so', async () => {
    const browser = door()
    const state = new URL(await leave(browser)).searchParams.get('state')!
    await refused(await browser.get(`/my/login/line/back?error=access_denied&state=${state}`), /取りやめになりました/)
    assert.deepEqual(city.line.state.asked, [], 'LINE is not asked')
  })

  test('with the answer of another one, a second time, too late or out of nowhere is not let in, and LINE is not asked', async () => {
    const [one, other] = [door(), door()]
    const [back, theirs] = [city.line.come(await leave(one), 'okura'), city.line.come(await leave(other), 'okura')]
    await refused(await one.get(theirs), /もう使われた確認/)
    await refused(await one.get(back), /もう使われた確認/)
    await refused(await door().get(back), /もう使われた確認/)
    clock.now = addMinutes(clock.now, 11)
    await refused(await other.get(theirs), /時間がたったか/)
    assert.deepEqual(city.line.state.asked, [])
    assert.equal((await one.get('/my/login/line/back')).headers.get('location'), '/my/login')
  })

  test('a second time after the clock was set back is not let in either', async () => {
    const browser = door()
    const back = city.line.come(await leave(browser), 'okura')
    const once = browser.jar.get('yui_once')!
    assert.equal((await browser.get(back)).headers.get('location'), '/my/ways')
    for (const name of ['yui_session', 'yui_once']) browser.jar.delete(name)
    browser.jar.set('yui_once', once)
    clock.now = addMinutes(clock.now, -60)
    await refused(await browser.get(back), /もう使われた確認/)
  })

  test('with a code of somebody who began elsewhere is refused by LINE: the verifier is another one’s', async () => {
    const [one, other] = [door(), door()]
    const [mine, theirs] = [await leave(one), city.line.come(await leave(other), 'okura')]
    const code = new URLSearchParams(theirs.split('?')[1]).get('code')!
    const state = new URL(mine).searchParams.get('state')!
    await refused(await one.get(`/my/login/line/back?${new URLSearchParams({ code, state })}`), /もう使われた確認/)
  })

  test('while LINE does not answer waits three seconds, and is told of the other ways', async () => {
    city.line.state.hangs = true
    try {
      await refused(await enter(door(), 'okura'), /いま答えません/, 503)
    } finally {
      city.line.state.hangs = false
    }
  })
})
