import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { html } from 'hono/html'
import { mount } from '#platform/mount.ts'
import { page } from '#platform/page.ts'
import { buildAssets } from '#ui/assets.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { browserless, DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { hostOf } from '../../../app.ts'
import { createAccount, giveHat } from '../actions.ts'
import type { Hat } from '../rules.ts'
import { hashPassword } from './passwords.ts'

const { app: whole, database, municipality, clock, login, visitor } = await demoApp()
const TODAY = '2026-11-21'
const view = (text: string) => ({ title: text, body: html`<p>${text}</p>` })
const asks = { can: 'everyone', audit: 'none' } as const
const app = mount(
  [
    page.resident({
      ...{ path: '/my', ...asks },
      get: async (_ask, db) => view((await db.selectFrom('person').select('id').execute()).map(({ id }) => id).join()),
    }),
    page.organiser({
      ...{ path: '/ours', ...asks },
      get: async (_ask, db) =>
        view((await db.selectFrom('organisation').select('id').execute()).map(({ id }) => id).join()),
    }),
    page.partner({ path: '/theirs', ...asks, get: async ask => view(ask.actor.organisation) }),
  ],
  hostOf({ database, now: () => clock.now, demo: true, tls: false }, await buildAssets()),
)
const job = { lane: 'job', municipality } as const
const idOf = (table: 'person' | 'organisation') =>
  database.read(job, async db => (await db.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id)
const scopes = {
  resident: await idOf('person'),
  organiser: await idOf('organisation'),
  partner: await idOf('organisation'),
}

/** The session of somebody with this hat, as the login of the application begins it. */
async function cookieOf(hat: Hat): Promise<string> {
  const response = await visitor.post('/login', { login: hat, password: DEMO_PASSWORD })
  assert.equal(response.status, 303)
  return response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}
const statusOf = async (path: string, cookie: string) =>
  (await app.request(`http://localhost${path}`, { headers: { cookie } })).status

before(async () => {
  const password_hash = await hashPassword(DEMO_PASSWORD)
  await database.write(job, async tx => {
    for (const hat of ['resident', 'organiser', 'partner'] as const) {
      const who = { login: hat, name: hat, password_hash, roles: [] }
      await giveHat(tx, await createAccount(tx, who, null, DEMO_NOW, TODAY), { hat, scope: scopes[hat] }, null, TODAY)
    }
  })
})

test('who logs in wears their hat: residents see themselves, organisers their organisation, and nobody the pages of another', async () => {
  const pages = { resident: '/my', organiser: '/ours', partner: '/theirs' }
  for (const hat of ['resident', 'organiser', 'partner'] as const) {
    const cookie = await cookieOf(hat)
    for (const [other, path] of Object.entries(pages))
      assert.equal(await statusOf(path, cookie), other === hat ? 200 : 401, `${hat} at ${path}`)
    const text = await (await app.request(`http://localhost${pages[hat]}`, { headers: { cookie } })).text()
    assert.ok(text.includes(`<p>${scopes[hat]}</p>`), hat)
    assert.equal((await browserless(whole, cookie).get('/staff')).status, 401)
  }
})

test('staff wear no other hat, and a hat that is taken away stands for nobody', async () => {
  for (const path of ['/my', '/ours', '/theirs']) assert.equal(await statusOf(path, (await login('sato')).cookie), 401)
  const cookie = await cookieOf('resident')
  await database.write(job, tx =>
    tx.updateTable('role_grant').set({ until_on: '2026-11-20' }).where('role', '=', 'resident').execute(),
  )
  assert.equal(await statusOf('/my', cookie), 401)
})
