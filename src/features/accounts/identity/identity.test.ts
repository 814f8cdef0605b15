import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { putSetting } from '#features/municipalities/index.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import type { SETTINGS } from '../login/rules.ts'
import { withCookies } from '../passkeys/testing.ts'
import { CLIENT, hrefIn, OWN, PAGE, refusedWith, served } from './testing.ts'

const city = await served()
const {
  app,
  clock,
  database,
  municipality,
  write,
  read,
  told,
  tryIn,
  codeOf,
  guard,
  verb,
  visitor,
  kanri,
  service,
  typed,
  inside,
  leave,
  enter,
  withIdentity,
  bind,
} = city

describe('the city’s identity service', () => {
  it('stands at the login by its name, also where the session is over', async () => {
    for (const path of ['/login', '/staff/people'])
      assert.match(await (await visitor.get(path)).text(), /href="\/login\/identity\?next=[^"]+"[^>]*>.*市の/)
  })

  it('is asked for by code, state, nonce and PKCE, and opens the account of whoever bound it', async () => {
    const { account } = await withIdentity('ito')
    const { sent, browser } = await leave('/staff/people')
    const { searchParams } = new URL(sent)
    assert.deepEqual(
      ['response_type', 'client_id', 'redirect_uri', 'scope', 'code_challenge_method'].map(key =>
        searchParams.get(key),
      ),
      ['code', 'yui', 'http://localhost/login/identity/back', 'openid', 'S256'],
    )
    const response = await browser.get(service.come(sent, 'ito'))
    assert.equal(response.headers.get('location'), '/staff/people')
    assert.equal((await (await inside(response)).get('/staff')).status, 200)
    assert.ok((await told(account)).includes('account.identity-bound'))
    assert.match(await (await kanri.get(`/staff/accounts/${account}`)).text(), /につないだもの/)
  })

  it('makes no account, and opens none that nobody bound, whatever its name', async () => {
    await refusedWith(
      await enter('sato', { claims: { email: 'sato@example.lg.jp', email_verified: true } }),
      /つながっていません/,
    )
  })

  it('brings along what was typed before the session ended', async () => {
    await withIdentity('typing')
    const interrupted = JSON.stringify({ action: '/staff/people/new', fields: { family_name: ['田中'] } })
    const lead = await visitor.post('/login/identity', { next: '/staff', interrupted })
    const back = service.come(hrefIn(await lead.clone().text()), 'typing')
    const response = await withCookies(app, visitor, lead).get(back)
    assert.match(await response.text(), /name="family_name" value="田中"/)
    assert.match(
      await (await visitor.post('/login/identity', { interrupted: 'あ'.repeat(60_001) })).text(),
      /内容が長いため/,
    )
  })

  it('is bound with the password, by its owner, to one account', async () => {
    const { account, own } = await withIdentity('first')
    assert.match(await (await own.post(OWN, { bindWith: 'x' })).text(), /いまのパスワードが違います/)
    await city.colleague('second', ['counsellor'])
    const second = await inside(await tryIn('second'))
    const taken = await bind(second, 'first')
    assert.equal(taken.status, 422)
    assert.match(await taken.text(), /別の職員とつながっています/)
    assert.equal((await bind(second, 'another')).status, 303)
    assert.equal((await own.post(`${OWN}/cut`, {})).status, 303)
    await refusedWith(await enter('first'), /つながっていません/)
    assert.ok((await told(account)).includes('account.identity-cut'))
  })

  it('is not bound by what comes back to somebody else, or after the session', async () => {
    await city.colleague('leaves', ['counsellor'])
    const own = await inside(await tryIn('leaves'))
    const lead = await own.post(OWN, { bindWith: DEMO_PASSWORD })
    const browser = withCookies(app, own, lead)
    await own.post('/logout', {})
    const response = await browser.get(service.come(hrefIn(await lead.text()), 'leaves'))
    assert.equal(response.status, 422)
    await refusedWith(await enter('leaves'), /つながっていません/)
  })

  it('opens nothing that is closed; a reset cuts it', async () => {
    const { account } = await withIdentity('leaver')
    await write(tx => tx.updateTable('account').set({ disabled_at: clock.now }).where('id', '=', account).execute())
    await refusedWith(await enter('leaver'), /いまは使えません/)
    await write(tx => tx.updateTable('account').set({ disabled_at: null }).where('id', '=', account).execute())
    assert.equal((await verb(kanri, account, '/link')).status, 200)
    await refusedWith(await enter('leaver'), /つながっていません/)
  })
})

describe('a second factor', () => {
  it('is asked after the service, unless the city counts what was shown there', async () => {
    await withIdentity('guarded')
    const { secret } = await guard('guarded')
    const first = await enter('guarded')
    assert.match(await first.clone().text(), /確認コードの入力/)
    await inside(await city.second(first, { code: codeOf(secret) }))
    assert.equal((await kanri.post(PAGE, { ...typed, secret: '', counts: '1' })).status, 303)
    await inside(await enter('guarded'))
    assert.equal((await kanri.post(PAGE, { ...typed, secret: '' })).status, 303)
  })
  it('is set up after the service where the role must have one', async () => {
    await withIdentity('chief', ['manager'])
    await write(tx =>
      putSetting<typeof SETTINGS>(tx, {
        ...{ key: 'secondFactorFor', valid_from: '2026-11-21', source: '柏市セキュリティ方針' },
        value: ['manager'],
      }),
    )
    assert.match(await (await enter('chief')).text(), /二段階認証の登録/)
  })
})

describe('the administrator', () => {
  it('enters it; its secret is shown nowhere, and stays where it is not typed again', async () => {
    const html = await (await kanri.get(PAGE)).text()
    assert.match(html, /http:\/\/localhost\/login\/identity\/back/)
    assert.ok(!html.includes(CLIENT.secret))
    const rows = JSON.stringify(await read(db => db.selectFrom('identity_service').selectAll().execute()))
    assert.ok(!rows.includes(CLIENT.secret), 'nor does it stand in the database as it is')
    await assert.rejects(
      database.read({ lane: 'staff', municipality }, db =>
        db.selectFrom('identity_service').select('secret').execute(),
      ),
      { code: '42501' },
    )
    assert.equal((await kanri.post(PAGE, { ...typed, name: '共通ID', secret: '' })).status, 303)
    await withIdentity('still')
    await inside(await enter('still'))
  })

  it('is told what does not fit, and nothing changes', async () => {
    const body = async (wrong: object) => (await kanri.post(PAGE, { ...typed, ...wrong })).text()
    assert.equal((await kanri.post(PAGE, { ...typed, issuer: 'sso' })).status, 422)
    for (const [wrong, sentence] of [
      [{ issuer: 'http://sso.example.lg.jp' }, /https:\/\/ で始めて/],
      [{ issuer: 'https://user:x@sso.example.lg.jp' }, /https:\/\/ で始めて/],
      [{ issuer: 'file:///etc/passwd' }, /https:\/\/ で始めて/],
      [{ issuer: `${service.issuer()}/jwks` }, /認証サービスのものとして読めませんでした/],
      [{ issuer: 'http://127.0.0.1:1' }, /いま答えません/],
      [{ client_id: '' }, /クライアントIDを入力/],
      [{ proof: 'x' }, /示し方を選んで/],
      [{ name: '' }, /名前を入力/],
    ] as const)
      assert.match(await body(wrong), sentence, JSON.stringify(wrong))
    service.state.issuer = 'https://other.example'
    assert.match(await body({}), /別の発行元を名のりました/)
    service.state.issuer = ''
    // What stands elsewhere on the network is not asked because a service says so.
    service.state.moved = `${service.issuer()}/secret`
    assert.match(await body({}), /読めませんでした/)
    assert.ok(!service.state.asked.includes('/secret'), 'no redirect is followed')
    service.state.moved = ''
    assert.match(await (await kanri.post(PAGE, { ...typed, proof: 'key', secret: '' })).text(), /^$/)
    assert.match(await (await kanri.get(PAGE)).text(), /&quot;keys&quot;[\s\S]*ES256/)
    assert.match(await body({ secret: '' }), /クライアントシークレットを入力/)
    assert.equal((await kanri.post(PAGE, typed)).status, 303)
  })

  it('takes it away again, and nobody else does any of it', async () => {
    const suzuki = await city.login('suzuki')
    for (const path of [PAGE, `${PAGE}/remove`]) assert.equal((await suzuki.post(path, typed)).status, 403)
    assert.equal((await kanri.post(`${PAGE}/remove`, {})).status, 303)
    assert.doesNotMatch(await (await visitor.get('/login')).text(), /login\/identity/)
    await refusedWith(await visitor.get('/login/identity'), /登録されていません/)
    assert.equal((await kanri.post(PAGE, typed)).status, 303)
  })
})
