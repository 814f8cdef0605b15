import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { demoApp, toldBy } from '../../../../seed/testing.ts'

const city = await demoApp()
const NEW = '図書館の本を棚にもどす朝の時間'
const change = (who: { post: typeof city.visitor.post }, current: string, password: string, again = password) =>
  who.post('/staff/password', { current, password, again })
const logIn = (login: string, password: string) => city.visitor.post('/login', { login, password })

describe('one’s own password', () => {
  it('is changed by whoever knows it; sessions elsewhere end, the one at hand goes on', async () => {
    const [here, elsewhere] = [await city.login('sato'), await city.login('sato')]
    const done = await change(here, DEMO_PASSWORD, NEW)
    assert.equal(done.headers.get('location'), '/staff')
    assert.match(toldBy(done, here), /ほかの端末（1台）ではログアウト/)
    assert.equal((await here.get('/staff')).status, 200)
    assert.equal((await elsewhere.get('/staff')).status, 401)
    assert.equal((await logIn('sato', DEMO_PASSWORD)).status, 422)
    assert.equal((await logIn('sato', NEW)).status, 303)
  })
  it('is refused with everything that is wrong at once, and no password comes back', async () => {
    const suzuki = await city.login('suzuki')
    const response = await change(suzuki, 'ちがう', '短い', '違う')
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, /いまのパスワードが違います/)
    assert.match(html, /15文字以上にしてください/)
    assert.doesNotMatch(html, /ちがう/)
    assert.match(await (await change(suzuki, DEMO_PASSWORD, NEW, '違う')).text(), /上と同じにもう一度/)
    assert.match(await (await change(suzuki, '', '')).text(), /2か所、直してください/)
  })
  it('cannot be guessed from an open session', async () => {
    const tanaka = await city.login('tanaka')
    city.clock.now = addMinutes(city.clock.now, 5)
    const tries = Array.from({ length: 12 })
    let html = ''
    for (const _ of tries) html = await (await change(tanaka, 'ちがう', NEW)).text()
    assert.match(html, /次に試せるのは30秒後です/)
    assert.equal((await change(tanaka, DEMO_PASSWORD, NEW)).status, 422)
  })
  it('is for whoever is logged in, and in the log', async () => {
    assert.equal((await city.visitor.get('/staff/password')).status, 401)
    const logged = await city.database.read({ lane: 'job', municipality: city.municipality }, db =>
      db.selectFrom('audit_log').select('id').where('action', '=', 'account.password').execute(),
    )
    assert.ok(logged.length > 3)
  })
})

describe('after the letters were made larger one is led back', () => {
  for (const [to, back] of [
    ['/opportunities?q=花', '/opportunities?q=%E8%8A%B1'],
    ['/opportunities#list', '/opportunities#list'],
    ['//evil.example/', '/'],
    ['/\t/evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['https://evil.example/', '/'],
    ['/a\nb', '/ab'],
    ['javascript:alert(1)', '/'],
  ] as const)
    it(`from ${JSON.stringify(to)} to ${back}`, async () => {
      const response = await city.visitor.get(`/prefs?large=1&to=${encodeURIComponent(to)}`)
      assert.deepEqual([response.status, response.headers.get('location')], [303, back])
    })
})
