import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from 'hono/html'
import { buildAssets } from '#ui/assets.ts'
import { demoApp } from '../../seed/testing.ts'
import { hostOf } from '../app.ts'
import { newId } from './ids.ts'
import { mount } from './mount.ts'
import { type Actor, type Link, page } from './page.ts'

const { database, clock } = await demoApp()
const host = hostOf({ database, now: () => clock.now, demo: true, tls: false }, await buildAssets())
const view = (text: string) => ({ title: text, body: html`<p>${text}</p>` })

const hat = (audience: 'resident' | 'link', actor: Actor | null) =>
  mount(
    [
      page.resident({ path: '/my', can: 'everyone', audit: 'none', get: async ask => view(ask.actor.person) }),
      page.link({ path: '/l/:token', can: 'visit.answer', audit: 'none', get: async () => view('answer') }),
    ],
    { ...host, actorOf: async (_tx, asked) => (asked === audience ? actor : null) },
  )

test('a session wears one hat: staff are nobody on a page of residents, and are asked to log in', async () => {
  const session = { id: newId(), name: 'なかの', session: '' }
  const person = newId()
  const resident: Actor = { audience: 'resident', person, ...session }
  const mine = await hat('resident', resident).request('http://localhost/my')
  assert.match(await mine.text(), new RegExp(person))
  const staff: Actor = { audience: 'staff', roles: [], permissions: new Set(), ...session }
  for (const actor of [staff, null])
    assert.equal((await hat('resident', actor).request('http://localhost/my')).status, 401)
})

test('a link opens the page of its purpose; one for another purpose, one that was withdrawn and one that is none open nothing', async () => {
  const link = (purpose: string): Link => ({ audience: 'link', purpose, subject: ['visit', newId()] })
  for (const [actor, status] of [
    [link('visit.answer'), 200],
    [link('request.seen'), 404],
    [{ ...link('visit.answer'), shut: 'withdrawn' }, 410],
    [null, 404],
  ] as const)
    assert.equal((await hat('link', actor).request('http://localhost/l/abc')).status, status)
})
