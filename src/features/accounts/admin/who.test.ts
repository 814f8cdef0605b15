import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { PAGES } from '../../../app.ts'
import { administered } from './testing.ts'

const { kanri, visitor, login, idOf, read, told, enter, verb, clock } = await administered()
const sato = await idOf('sato')
const browsers = {
  nobody: visitor,
  counsellor: await login('sato'),
  coordinator: await login('suzuki'),
  manager: await login('tanaka'),
}
const pages = PAGES.filter(({ path }) => path.startsWith('/staff/accounts'))
const pathOf = (path: string) => path.replace(':id', sato).replace(':grantId', newId())

describe('the pages of accounts are for the administrator alone', () => {
  it('there are some, and each has a line in the audit log', () => {
    assert.ok(pages.length >= 10)
    for (const { path, can, audit } of pages) {
      assert.equal(can, 'accounts.manage', path)
      assert.notEqual(audit, 'none', path)
    }
  })
  for (const [who, browser] of Object.entries(browsers))
    for (const page of pages)
      it(`${who}: ${page.path}`, async () => {
        const status = who === 'nobody' ? 401 : 403
        if (page.get) assert.equal((await browser.get(pathOf(page.path))).status, status)
        if (page.post ?? page.enter)
          assert.equal((await browser.post(pathOf(page.path), { once: newId(), why: 'x', end: 'now' })).status, status)
      })
  for (const page of pages.filter(({ get }) => get))
    it(`administrator: ${page.path}`, async () => assert.equal((await kanri.get(pathOf(page.path))).status, 200))
  it('an account that is none is not found, whatever is asked of it', async () => {
    const none = newId()
    assert.equal((await kanri.get(`/staff/accounts/${none}`)).status, 404)
    for (const path of ['/leave', '/enable', '/link', '/link/withdraw', '/sessions', '/roles', `/roles/${newId()}`])
      assert.equal((await verb(kanri, none, path, { why: 'x' })).status, 404, path)
    assert.equal((await verb(kanri, sato, `/roles/${newId()}`, { end: 'now' })).status, 422)
  })
  it('the list tells the role of the day, since when, and when somebody was seen', async () => {
    const html = await (await kanri.get('/staff/accounts')).text()
    assert.match(
      html,
      /佐藤 みどり<\/a>[\s\S]*?sato[\s\S]*?相談員[\s\S]*?決めていません[\s\S]*?11月21日（土）午前10時[\s\S]*?使えます/,
    )
  })
  it('who looked at whom is kept with the name of the actor', async () => {
    await kanri.get(`/staff/accounts/${sato}`)
    const looks = await read(db =>
      db
        .selectFrom('audit_log')
        .select(['action', 'actor_id'])
        .where('subject_id', '=', sato)
        .where('refused', 'is', null)
        .execute(),
    )
    const by = await idOf('kanri')
    assert.ok(looks.some(({ action, actor_id }) => action === 'account.read' && actor_id === by))
  })
})

describe('the sessions of an account', () => {
  it('are listed to their owner, who ends those elsewhere and never the one at hand', async () => {
    const [here, there] = [await login('tanaka'), await login('tanaka')]
    const html = await (await here.get('/staff/devices')).text()
    assert.match(html, /いまお使いの端末/)
    const ids = [...html.matchAll(/name="session" value="([0-9a-f-]{36})"/g)].map(([, id]) => id!)
    assert.equal((await here.post('/staff/devices', { once: newId(), session: ids[0]! })).status, 303)
    assert.equal((await here.post('/staff/devices', { once: newId(), session: 'others' })).status, 303)
    assert.equal((await there.get('/staff')).status, 401)
    assert.equal((await here.get('/staff')).status, 200)
    assert.match(await (await here.get('/staff/devices')).text(), /ログイン中の端末<span class="count">1台/)
  })

  it('are nobody else’s to end, but the administrator’s', async () => {
    const [suzuki, other] = [await login('suzuki'), await login('sato')]
    const theirs = await read(async db => {
      const id = await idOf('suzuki')
      return db.selectFrom('session').select('id').where('account_id', '=', id).execute()
    })
    for (const { id } of theirs) await other.post('/staff/devices', { once: newId(), session: id })
    assert.equal((await suzuki.get('/staff')).status, 200)
    const id = await idOf('suzuki')
    assert.equal((await verb(kanri, id, '/sessions', { session: 'others' })).status, 303)
    assert.equal((await suzuki.get('/staff')).status, 401)
    assert.ok((await told(id)).includes('account.sessions-ended'))
  })

  it('that are over by the clock are not listed', async () => {
    await enter('tanaka')
    clock.now = addMinutes(clock.now, 31)
    const tanaka = await enter('tanaka')
    assert.match(await (await tanaka.get('/staff/devices')).text(), /ログイン中の端末<span class="count">1台/)
  })
})
