import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from 'hono/html'
import { sql } from 'kysely'
import { buildAssets } from '#ui/assets.ts'
import { demoApp } from '../../seed/testing.ts'
import { hostOf } from '../app.ts'
import type { Read } from './db.ts'
import { newId } from './ids.ts'
import { mount } from './mount.ts'
import { type Actor, type Link, page } from './page.ts'

const { database, clock, municipality } = await demoApp()
const host = hostOf({ database, now: () => clock.now, demo: true, tls: false }, await buildAssets())
const view = (text: string) => ({ title: text, body: html`<p>${text}</p>` })

/** Two people of the demo city, with what was proposed to them. */
const [me, other] = await database.read(
  { lane: 'staff', municipality },
  async db =>
    (
      await sql<{ id: string; family_name: string }>`select p.id, p.family_name from person p
      where exists (select from proposal q where q.person_id = p.id) order by p.number limit 2`.execute(db)
    ).rows,
)
const resident = { audience: 'resident', person: me!.id, id: newId(), name: '', session: '' } satisfies Actor

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
  const resident: Actor = { audience: 'resident', person: newId(), ...session }
  const mine = await hat('resident', resident).request('http://localhost/my')
  assert.ok((await mine.text()).includes(resident.person))
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

/** What the pages logged: a refusal by the database is told with its code. */
const said: unknown[] = []

/** Pages with the holes that somebody will make one day: no condition, and a word of the visitor's in the statement. */
const holes = mount(
  [
    page.resident({
      path: '/my/proposals',
      can: 'everyone',
      audit: 'none',
      get: async (_ask, db) =>
        view(
          (await sql<{ person_id: string }>`select person_id from proposal`.execute(db)).rows
            .map(row => row.person_id)
            .join(' '),
        ),
    }),
    page.public({ path: '/public/find', can: 'everyone', audit: 'none', get: async (ask, db) => found(ask.url, db) }),
    page.resident({
      path: '/resident/find',
      can: 'everyone',
      audit: 'none',
      get: async (ask, db) => found(ask.url, db),
    }),
  ],
  {
    ...host,
    actorOf: async (_tx, audience) => (audience === 'resident' ? resident : null),
    log: line => said.push(line),
  },
)
async function found(url: URL, db: Read) {
  const { rows } = await sql.raw(`select name from town where name = '${url.searchParams.get('q')}'`).execute(db)
  return view(JSON.stringify(rows))
}
const asked = async (path: string) => {
  const response = await holes.request(`http://localhost${path}`)
  return { status: response.status, text: await response.text() }
}

test('a page whose query forgets whose proposals it means shows those of the one who asks', async () => {
  const { status, text } = await asked('/my/proposals')
  assert.equal(status, 200, JSON.stringify(said))
  assert.ok(text.includes(me!.id) && !text.includes(other!.id))
})

const foreign = (set: string, from = 'person') => `x' union all select ${set} from ${from} --`
for (const [what, q] of [
  ['reads the table of people', foreign('family_name || id')],
  ['changes over to the lane of staff', foreign(`set_config('role', 'yui_test_staff', true) || id || family_name`)],
  ['changes over to the lane of residents', foreign(`set_config('role', 'yui_test_resident', true) || id`)],
  ['claims to be somebody else', foreign(`set_config('app.claims', 'resident|1|x', true) || id`)],
  ['claims another city', foreign(`set_config('app.tenant', '${newId()}', true) || name`, 'area')],
  ['becomes the owner', foreign(`set_config('role', 'yui_test', true) || id`)],
  ['reads the key of the seals', foreign('key::text', 'claim_key')],
  ['says a second statement', `x'; set local role yui_test_staff; select family_name || id from person --`],
] as const)
  test(`a word that ${what}, in a page with a hole, learns nothing of anybody else`, async () => {
    for (const audience of ['public', 'resident']) {
      const { text } = await asked(`/${audience}/find?q=${encodeURIComponent(q)}`)
      assert.ok(!text.includes(other!.id) && !text.includes(other!.family_name), text.slice(0, 2000))
    }
  })

test('the hole is one: a word of the visitor is carried out', async () => {
  const { status, text } = await asked(`/public/find?q=${encodeURIComponent(foreign(`'carried ' || 'out'`, 'area'))}`)
  assert.equal(status, 200, JSON.stringify(said))
  assert.match(text, /carried out/)
})
