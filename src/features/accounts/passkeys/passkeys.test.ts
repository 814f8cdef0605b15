import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { putSetting } from '#features/municipalities/index.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { browserless } from '../../../../seed/testing.ts'
import type { SETTINGS } from '../login/rules.ts'
import { ASK, askFor, authenticator, keyed, OWN, PLACE, refusedWith, sparesIn } from './testing.ts'

const city = await keyed()
const { app, database, municipality, write, read, told, tryIn, cookiesOf, codeOf, guard, verb, visitor } = city
const { inside, later, register, withPasskey, signIn } = city

describe('a passkey', () => {
  it('is registered with the password and a name, and gives ten spare codes where it is the first second factor', async () => {
    await city.colleague('own', ['counsellor'])
    const [own, other] = [await inside(await tryIn('own')), await inside(await tryIn('own'))]
    const wrong = await own.post(`${OWN}/ask`, { ...PLACE, passkeyWith: 'ちがうパスワード' })
    assert.equal(wrong.status, 422)
    assert.match((await wrong.json()).says, /いまのパスワードが違います/)
    assert.match((await (await own.post(`${OWN}/ask`, { ...PLACE, name: 'あ'.repeat(41) })).json()).says, /40文字まで/)
    const { options } = await askFor(app, own, `${OWN}/ask`, PLACE)
    assert.partialDeepStrictEqual(options, {
      rp: { id: 'localhost' },
      authenticatorSelection: { userVerification: 'required' },
      attestation: 'none',
    })
    const device = authenticator()
    assert.equal(sparesIn(await (await register(own, device)).text()).length, 10)
    assert.equal((await other.get('/staff')).status, 401, 'begun without it')
    assert.match(
      await (await own.get('/staff/second')).text(),
      /窓口のパソコン[\s\S]*まだ使っていません[\s\S]*登録した端末（鍵）だけ/,
    )
    const second = await register(own, authenticator({ synced: true }), 'スマートフォン')
    assert.equal(second.status, 303, 'no other spare codes for the second one')
    assert.match(await (await own.get('/staff/second')).text(), /同じアカウントの端末の間で共有されます/)
    const entered = await inside(await signIn(device))
    assert.match(await (await entered.get('/staff/second')).text(), /窓口のパソコン[\s\S]*11月21日（土）午前10時/)
  })

  it('opens without a password, and is enough where a second factor is asked', async () => {
    const { device } = await withPasskey('alone')
    assert.equal((await (await inside(await signIn(device))).get('/staff')).status, 200)
    const first = await tryIn('alone')
    const html = await first.clone().text()
    assert.match(html, /name="step" value="second"/)
    assert.doesNotMatch(html, /name="code"/, 'there is no app')
    await inside(await signIn(device, {}, browserless(app, cookiesOf(first)), 'second'))
  })

  it('is one of the second step’s own account there, and nobody else’s', async () => {
    const { device } = await withPasskey('mine')
    await withPasskey('hers')
    const first = browserless(app, cookiesOf(await tryIn('hers')))
    await refusedWith(await signIn(device, {}, first, 'second'), /登録されていません/)
  })

  it('stands beside the app: either leads in', async () => {
    const { account, device } = await withPasskey('both')
    const { secret } = await guard('both')
    const html = await (await tryIn('both')).text()
    assert.match(html, /name="code"/)
    assert.match(html, /name="step" value="second"/)
    await inside(await city.second(await tryIn('both'), { code: codeOf(secret) }))
    const own = await inside(await signIn(device))
    later(1)
    assert.equal((await own.post('/staff/second/remove', { own: codeOf(secret) })).status, 303)
    assert.ok((await told(account)).includes('account.app-removed'))
    assert.doesNotMatch(await (await tryIn('both')).text(), /name="code"/)
  })

  it('that is lost is made up for by a spare code, which are made anew with the password', async () => {
    const { own, spares } = await withPasskey('spare')
    await inside(await city.second(await tryIn('spare'), { code: '', spare: spares[0]! }))
    assert.equal((await own.post('/staff/second/spares', { renewWith: 'x' })).status, 422)
    const renewed = sparesIn(await (await own.post('/staff/second/spares', { renewWith: DEMO_PASSWORD })).text())
    assert.equal((await city.second(await tryIn('spare'), { code: '', spare: spares[1]! })).status, 422)
    await inside(await city.second(await tryIn('spare'), { code: '', spare: renewed[0]! }))
  })

  it('is kept with nothing that opens anything, and its key is none of the staff’s lane', async () => {
    await withPasskey('kept')
    await assert.rejects(
      database.read({ lane: 'staff', municipality }, db => db.selectFrom('passkey').select('public_key').execute()),
      { code: '42501' },
    )
    await assert.rejects(
      database.read({ lane: 'staff', municipality }, db => db.selectFrom('login_once').select('token_hash').execute()),
      { code: '42501' },
    )
  })

  it('is one of ten at most', async () => {
    const { account, own } = await withPasskey('many')
    await write(async tx => {
      const one = await tx.selectFrom('passkey').selectAll().where('account_id', '=', account).executeTakeFirstOrThrow()
      const { newId } = await import('#platform/ids.ts')
      const more = Array.from({ length: 9 }, (_, n) => ({ ...one, id: newId(), credential: `${one.credential}${n}` }))
      await database.write({ lane: 'entry', municipality }, entry => entry.insertInto('passkey').values(more).execute())
    })
    await assert.rejects(askFor(app, own, `${OWN}/ask`, PLACE), /パスキーがいっぱいです/)
  })
})

it('a key that counts less than before is told, and opens all the same', async () => {
  const { account, device } = await withPasskey('copied')
  await inside(await signIn(device, { counter: 9 }))
  await inside(await signIn(device, { counter: 4 }))
  assert.ok((await told(account)).includes('account.passkey-behind'))
  const synced = await withPasskey('shared', ['counsellor'], authenticator({ synced: true }))
  await inside(await signIn(synced.device))
  assert.ok(!(await told(synced.account)).includes('account.passkey-behind'), 'keys that are shared count nothing')
})

it('an administrator’s reset takes the passkeys away too', async () => {
  const { account, device, own } = await withPasskey('lost')
  const kanri = await city.login('kanri')
  assert.match(await (await kanri.get(`/staff/accounts/${account}`)).text(), /パスキー1個/)
  assert.equal((await verb(kanri, account, '/second/remove', { why: '端末をなくした' })).status, 303)
  await refusedWith(await signIn(device), /登録されていません/)
  assert.equal((await own.get('/staff')).status, 401)
  assert.equal((await tryIn('lost')).status, 303)
})

it('what only a script can do is said to be so where none runs, with what to do instead', async () => {
  assert.match(await (await visitor.get('/login')).text(), /このブラウザーでは使えません.*パスワードでログイン/)
  await withPasskey('scriptless')
  assert.match(await (await tryIn('scriptless')).text(), /予備のコードを入力してください/)
})

describe('a role of which the city asks a second factor', () => {
  it('sets up a passkey at the login, and keeps one way however many it takes away', async () => {
    await city.colleague('asked', ['manager'])
    await write(tx =>
      putSetting<typeof SETTINGS>(tx, {
        ...{ key: 'secondFactorFor', valid_from: '2026-11-21', source: '柏市セキュリティ方針' },
        value: ['manager'],
      }),
    )
    const first = await tryIn('asked')
    assert.match(await first.clone().text(), /name="step" value="setup"/)
    const half = browserless(app, cookiesOf(first))
    assert.equal((await half.post('/login/setup/passkey', { credential: '' })).status, 422)
    const device = authenticator()
    const { options, browser } = await askFor(app, half, ASK, { step: 'setup', name: '窓口' })
    const done = await browser.post('/login/setup/passkey', { name: '窓口', credential: device.make(options) })
    assert.equal(sparesIn(await done.clone().text()).length, 10)
    const own = browserless(app, cookiesOf(done))
    assert.equal((await own.get('/staff/indicators')).status, 200)
    const account = await city.idOf('asked')
    const keys = () => read(db => db.selectFrom('passkey').select('id').where('account_id', '=', account).execute())
    const remove = (id: string) => own.post(`${OWN}/${id}/remove`, { [`with-${id}`]: DEMO_PASSWORD })
    const [key] = await keys()
    await refusedWith(await remove(key!.id), /すべて外すことはできません/)
    assert.equal((await register(own, authenticator(), '二つ目')).status, 303)
    assert.equal((await remove(key!.id)).status, 303)
    assert.equal((await keys()).length, 1)
    const last = (await keys())[0]!.id
    assert.deepEqual(
      (await Promise.all([remove(last), remove(last)])).map(({ status }) => status),
      [422, 422],
    )
    await refusedWith(await signIn(device), /登録されていません/)
  })

  it('is set up by one of two who know the password at the same moment, and the other one has to show that', async () => {
    await city.colleague('twice', ['manager'])
    const ready = async () => {
      const half = browserless(app, cookiesOf(await tryIn('twice')))
      const { options, browser } = await askFor(app, half, ASK, { step: 'setup' })
      return () => browser.post('/login/setup/passkey', { credential: authenticator().make(options) })
    }
    const [one, other] = [await ready(), await ready()]
    const answers = await Promise.all([one(), other()])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422])
    const account = await city.idOf('twice')
    const keys = await read(db => db.selectFrom('passkey').select('id').where('account_id', '=', account).execute())
    assert.equal(keys.length, 1)
  })
})
