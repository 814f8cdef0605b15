import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import { putSetting } from '#features/municipalities/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { browserless } from '../../../../seed/testing.ts'
import type { SETTINGS } from '../login/rules.ts'
import { guarded } from './testing.ts'
import { fromBase32 } from './totp.ts'

const city = await guarded()
const {
  app,
  clock,
  database,
  municipality,
  owner,
  write,
  read,
  told,
  tryIn,
  cookiesOf,
  codeOf,
  guard,
  second,
  verb,
  kanri,
  login,
  colleague,
} = city
const inside = async (response: Response) => {
  assert.equal(response.status, 303, await response.clone().text())
  return browserless(app, cookiesOf(response))
}
const later = (minutes: number) => {
  clock.now = addMinutes(clock.now, minutes)
}
const sealedIn = (html: string) => /name="sealed" value="([^"]+)"/.exec(html)![1]!
/** The secret that stands in groups of four. */
const secretIn = (html: string) =>
  [...html.matchAll(/<span class="whole">([A-Z2-7]{4})<\/span>/g)].map(([, group]) => group).join('')
const sparesIn = (html: string) =>
  [...html.matchAll(/<b class="whole">([0-9A-Z-]{14})<\/b>/g)].map(([, spare]) => spare!)

describe('whoever has a second factor', () => {
  it('has no session before the code, and one with it', async () => {
    const { secret } = await guard('sato')
    const first = await tryIn('sato')
    assert.equal(first.status, 200)
    assert.match(await first.clone().text(), /確認コードの入力/)
    assert.equal((await browserless(app, cookiesOf(first)).get('/staff')).status, 401)
    const wrong = await second(first, { code: codeOf(secret, 5) })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /確認コードが違います/)
    const sato = await inside(await second(first, { code: codeOf(secret) }))
    assert.equal((await sato.get('/staff')).status, 200)
  })

  it('uses each code once, also in full width', async () => {
    const { secret } = await guard('suzuki')
    const code = codeOf(secret).replaceAll(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    await inside(await second(await tryIn('suzuki'), { code }))
    assert.equal((await second(await tryIn('suzuki'), { code })).status, 422)
    later(1)
    await inside(await second(await tryIn('suzuki'), { code: codeOf(secret) }))
  })

  it('gets in by a spare code, each once, however it is written', async () => {
    const { account, spares } = await guard('tanaka')
    const spare = spares[0]!.toLowerCase().replaceAll('-', ' ')
    await inside(await second(await tryIn('tanaka'), { code: '', spare }))
    const used = await second(await tryIn('tanaka'), { code: '', spare })
    assert.equal(used.status, 422)
    const says = await used.text()
    assert.match(says, /予備のコードが違うか、もう使ったコードです。控えの中の、まだ使っていないコード/)
    assert.doesNotMatch(says, /6けたの数字を入力してください。一度/, 'nothing of an app')
    await inside(await second(await tryIn('tanaka'), { code: '', spare: spares[1]! }))
    assert.equal((await told(account)).filter(kind => kind === 'account.spare-used').length, 2)
    assert.match(await (await kanri.get(`/staff/accounts/${account}`)).text(), /予備のコードで.*（残り8個）/)
  })

  it('begins anew where the second step came too late, was asked of nobody, or the password was voided meanwhile', async () => {
    const id = await colleague('slow', ['counsellor'])
    const { secret } = await guard('slow')
    assert.match(await (await second(new Response(), { code: codeOf(secret) })).text(), /はじめからログイン/)
    const first = await tryIn('slow')
    later(11)
    assert.match(await (await second(first, { code: codeOf(secret) })).text(), /はじめからログイン/)
    const again = await tryIn('slow')
    assert.equal((await verb(kanri, id, '/link')).status, 200)
    assert.match(await (await second(again, { code: codeOf(secret) })).text(), /はじめからログイン/)
  })

  it('is slowed down after five wrong codes as after five wrong passwords, the right one included', async () => {
    await colleague('guessed', ['counsellor'])
    const { secret } = await guard('guessed')
    const first = await tryIn('guessed')
    const statuses = []
    for (let n = 0; n < 5; n++) statuses.push((await second(first, { code: codeOf(secret, 10 + n) })).status)
    assert.deepEqual(statuses, [422, 422, 422, 422, 429])
    const right = await second(await tryIn('guessed'), { code: codeOf(secret) })
    assert.equal(right.status, 429)
    assert.ok(Number(right.headers.get('retry-after')) > 0)
    later(1)
    await inside(await second(await tryIn('guessed'), { code: codeOf(secret) }))
  })

  it('gets in by a spare code only, once the installation has another key than when the secret was closed', async () => {
    await colleague('restored', ['counsellor'])
    const { account, secret, spares } = await guard('restored')
    const other = await guard('kansa')
    const client = new pg.Client(owner)
    await client.connect()
    await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
    const { rowCount } = await client.query(
      'update second_factor set secret = (select secret from second_factor where account_id = $1) where account_id = $2',
      [other.account, account],
    )
    await client.end()
    assert.equal(rowCount, 1)
    for (const code of [codeOf(secret), codeOf(other.secret)])
      assert.equal((await second(await tryIn('restored'), { code })).status, 422)
    await inside(await second(await tryIn('restored'), { code: '', spare: spares[0]! }))
  })

  it('of two with the same code at once one gets in', async () => {
    await colleague('twice', ['counsellor'])
    const { secret } = await guard('twice')
    const [one, other] = [await tryIn('twice'), await tryIn('twice')]
    const answers = await Promise.all([one, other].map(first => second(first, { code: codeOf(secret) })))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422])
  })

  it('keeps the secret and the spare codes from the staff’s lane, and from whoever has the whole database', async () => {
    const { account, secret, spares } = await (async () => {
      await colleague('kept', ['counsellor'])
      return guard('kept')
    })()
    await assert.rejects(
      database.read({ lane: 'staff', municipality }, db => db.selectFrom('second_factor').select('secret').execute()),
      { code: '42501' },
    )
    const row = JSON.stringify(
      await read(db => db.selectFrom('second_factor').selectAll().where('account_id', '=', account).execute()),
    )
    for (const text of [secret, fromBase32(secret).toString('hex'), ...spares]) assert.ok(!row.includes(text))
  })

  it('with what was typed before the session ended goes on with it', async () => {
    await colleague('typing', ['counsellor'])
    const { secret } = await guard('typing')
    const interrupted = JSON.stringify({ action: '/staff/people/new', fields: { family_name: ['田中'] } })
    const first = await city.visitor.post('/login', { login: 'typing', password: DEMO_PASSWORD, interrupted })
    assert.match(await first.clone().text(), /name="interrupted"/)
    const done = await second(first, { code: codeOf(secret), interrupted })
    assert.match(await done.text(), /name="family_name" value="田中"/)
  })

  it('who lost the telephone is let in again by the administrator, with a reason, and no session goes on', async () => {
    await colleague('lost', ['counsellor'])
    const { account, secret } = await guard('lost')
    const lost = await inside(await second(await tryIn('lost'), { code: codeOf(secret) }))
    const admin = await login('kanri')
    const without = await verb(admin, account, '/second/remove')
    assert.match(await without.text(), /わけを入力してください/)
    assert.equal((await verb(admin, account, '/second/remove', { why: '機種変更' })).status, 303)
    assert.equal((await lost.get('/staff')).status, 401)
    assert.equal((await tryIn('lost')).status, 303)
    assert.ok((await told(account)).includes('account.second-removed'))
    assert.match(await (await admin.get(`/staff/accounts/${account}`)).text(), /二段階認証を外しました。わけ：機種変更/)
  })
})

describe('one’s own second factor', () => {
  it('is set up with the password and a code, gives ten spare codes once, and is taken away by a code', async () => {
    await colleague('own', ['counsellor'])
    const own = await inside(await tryIn('own'))
    const html = await (await own.get('/staff/second')).text()
    const [sealed, secret] = [sealedIn(html), secretIn(html)]
    assert.equal(secret.length, 32)
    for (const [fields, sentence] of [
      [{ code: codeOf(secret), current: 'ちがうパスワード' }, /いまのパスワードが違います/],
      [{ code: codeOf(secret, 9), current: DEMO_PASSWORD }, /確認コードが違います/],
      [{ code: '', current: '' }, /2か所、直してください/],
    ] as const) {
      const refused = await own.post('/staff/second', { sealed, ...fields })
      assert.equal(refused.status, 422)
      const again = await refused.text()
      assert.match(again, sentence)
      assert.equal(secretIn(again), secret, 'the app need not be told again')
    }
    const done = await (
      await own.post('/staff/second', { sealed, code: codeOf(secret), current: DEMO_PASSWORD })
    ).text()
    const spares = sparesIn(done)
    assert.equal(new Set(spares).size, 10)
    later(1)
    const renewed = sparesIn(await (await own.post('/staff/second/spares', { code: codeOf(secret) })).text())
    assert.equal((await own.post('/staff/second/remove', { own: spares[0]! })).status, 422, 'an old spare code')
    assert.equal((await own.post('/staff/second/remove', { own: renewed[0]! })).status, 303)
    assert.equal((await tryIn('own')).status, 303)
  })
  it('is not set up with a secret that was sealed for somebody else', async () => {
    await colleague('theirs', ['counsellor'])
    await colleague('mine', ['counsellor'])
    const html = await (await (await inside(await tryIn('theirs'))).get('/staff/second')).text()
    const mine = await inside(await tryIn('mine'))
    const refused = await mine.post('/staff/second', {
      ...{ sealed: sealedIn(html), code: codeOf(secretIn(html)), current: DEMO_PASSWORD },
    })
    assert.equal(refused.status, 422)
    assert.equal((await tryIn('mine')).status, 303)
  })
})

describe('a role of which the city asks a second factor', () => {
  it('is led to setting one up at the login and can do nothing else before; from the day of the setting on', async () => {
    await colleague('asked', ['manager'])
    const value = ['manager', 'administrator'] as const
    await write(tx =>
      putSetting<typeof SETTINGS>(tx, {
        key: 'secondFactorFor',
        valid_from: '2026-11-22',
        value,
        source: '柏市セキュリティ方針',
      }),
    )
    const free = await inside(await tryIn('asked'))
    later(24 * 60)
    assert.equal((await free.get('/staff')).status, 401)
    const first = await tryIn('asked')
    const html = await first.clone().text()
    assert.match(html, /二段階認証の登録/)
    const half = browserless(app, cookiesOf(first))
    for (const path of ['/staff', '/staff/second', '/staff/password', '/staff/indicators'])
      assert.equal((await half.get(path)).status, 401, path)
    const secret = secretIn(html)
    const slip = await second(first, { sealed: sealedIn(html), code: '000000' }, '/login/setup')
    assert.equal(secretIn(await slip.text()), secret)
    const done = await second(first, { sealed: sealedIn(html), code: codeOf(secret) }, '/login/setup')
    assert.equal(sparesIn(await done.clone().text()).length, 10)
    const asked = browserless(app, cookiesOf(done))
    assert.equal((await asked.get('/staff/indicators')).status, 200)
    assert.match(await (await asked.get('/staff/second')).text(), /二段階認証を外せません/)
    later(1)
    assert.equal((await asked.post('/staff/second/remove', { own: codeOf(secret) })).status, 422)
    assert.equal((await tryIn('sato')).status, 200, 'a counsellor with her own')
    await colleague('counsels', ['counsellor'])
    assert.equal((await tryIn('counsels')).status, 303, 'a counsellor is not asked')
  })
  it('is not set up a second time by whoever began before', async () => {
    await colleague('late', ['manager'])
    const [one, other] = [await tryIn('late'), await tryIn('late')]
    const [first, second_] = [await one.clone().text(), await other.clone().text()]
    const done = await second(one, { sealed: sealedIn(first), code: codeOf(secretIn(first)) }, '/login/setup')
    assert.equal(done.status, 200)
    const refused = await second(other, { sealed: sealedIn(second_), code: codeOf(secretIn(second_)) }, '/login/setup')
    assert.match(await refused.text(), /はじめからログイン/)
  })
})
