import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { crawl, type Form, type Found } from '#platform/malformed/crawl.ts'
import { registerMunicipality, setHost } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { addProgrammes, addSettings, addStaff, KASHIWA, STAFF } from '../seed/city.ts'
import { type Browserless, browserless, DEMO, DEMO_NOW, login } from '../seed/testing.ts'
import { createApp, PAGES, rightsOf } from './app.ts'

// Whoever is no one here: a visitor, staff of another city, staff of another role, another site. What they send is what the
// desk's own pages would: every way and every form that the pages of the demo city hold.

const prepared = await testDatabase(DEMO)
const HERE = 'http://kashiwa.example'
const THERE = 'http://abiko.example'
await setHost(prepared.owner, KASHIWA.code, 'kashiwa.example')
const abiko = await registerMunicipality(prepared.owner, {
  ...{ ...KASHIWA, code: '122220', name: '我孫子市' },
  host: 'abiko.example',
})
await prepared.database.write({ lane: 'job', municipality: abiko }, async tx => {
  await addSettings(tx)
  await addProgrammes(tx)
  await addStaff(tx, DEMO_NOW, '2026-11-21')
})
const app = await createApp({
  ...{ database: prepared.database, now: () => DEMO_NOW, demo: true, tls: false },
  log: entry => console.error(entry),
})

const owner = new pg.Client(prepared.owner)
const own: Record<string, Browserless> = {}
/** How the ways that the pages of each of them offer were answered: `who path`. */
const ways: (readonly [number, string])[] = []
/** What a browser or a proxy may keep of what they were answered: of the door for visitors the browser what they typed. */
const kept: string[] = []
let found: Found
/** All that stood in the tables when it was last looked at. */
let held: Record<string, string>
const logins = STAFF.map(({ login }) => login)

async function looked(who: string, path: string): Promise<Response> {
  const response = await own[who]!.get(path)
  const caching = response.headers.get('cache-control')
  const may =
    path.startsWith('/assets/') ||
    (/^\/((requests|bookings|appointments)\/new|outlook$)/.test(path) && caching === 'private, no-cache')
  // What a telephone shows of the service itself names nobody.
  const isOwn = /^\/(manifest\.webmanifest|icon-\d+\.png)$/.test(path)
  if (!may && !isOwn && !caching?.includes('no-store')) kept.push(`${who} ${path} ${caching}`)
  return response
}

before(async () => {
  await owner.connect()
  // The database is dropped at the end, whoever is in it.
  owner.on('error', () => {})
  const all: Found[] = []
  for (const who of logins) {
    own[who] = await login(app, who, HERE)
    const look = async (path: string) => {
      const response = await looked(who, path)
      ways.push([response.status, `${who} ${path}`])
      return response
    }
    all.push(await crawl(look, ['/staff', '/'], 150))
  }
  const forms = new Map<string, Form['fields']>()
  for (const { action, fields } of all.flatMap(({ forms }) => forms))
    forms.set(action, { ...forms.get(action), ...fields })
  found = {
    paths: [...new Set(all.flatMap(({ paths }) => paths))],
    forms: [...forms].map(([action, fields]) => ({ action, fields })),
    ids: [...new Set(all.flatMap(({ ids }) => ids))],
  }
  held = await everything()
})
after(() => owner.end())

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`)
const PATTERNS = PAGES.map(page => ({ page, pattern: patternOf(page.path) }))
/** The page of staff that a path leads to, as the router finds it: the first in the order of the map. */
const pageOf = (path: string, sent: boolean) =>
  PATTERNS.find(
    ({ page, pattern }) => (sent ? page.post || page.enter : page.get) && pattern.test(path.replace(/\?.*/s, '')),
  )?.page

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/
const staffPaths = () => found.paths.filter(path => path.startsWith('/staff'))
const staffForms = () =>
  found.forms.filter(({ action }) => action.startsWith('/staff') && pageOf(action, true) !== undefined)

/** All that stands in the tables of the demo city, but for who looked at what, whose session was seen and which form was sent when. */
async function everything(): Promise<Record<string, string>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('audit_log', 'audit_head', 'session', 'form_once') order by 1`,
  )
  await owner.query(
    `select set_config('app.tenant', (select id::text from municipality where code = '${KASHIWA.code}'), false)`,
  )
  const held: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await owner.query<{ held: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as held from ${name} t where municipality_id = tenant()`,
    )
    held[name] = rows[0]!.held
  }
  return held
}

async function nothingChanged(): Promise<void> {
  const before = held
  held = await everything()
  assert.deepEqual(held, before)
}

const CLOSED = [403, 404, 409]
/** What was answered otherwise than it had to be. */
const others = (answered: readonly (readonly [number, string])[], allowed: readonly number[]): string[] =>
  answered.filter(([status]) => !allowed.includes(status)).map(([status, what]) => `${status} to ${what}`)

/** A word of the search that is not there is answered as one that a colleague has just taken away. */
const isGone = ({ action }: Form): boolean => /^\/staff\/words\/[^/]+\/remove$/.test(action)

const sendTo = (browser: Browserless, { action, fields }: Form, headers: Record<string, string> = {}) =>
  browser.post(action, fields, headers)

describe('staff of another city', () => {
  for (const who of logins)
    test(`${who} opens nothing of ours by its address, and changes nothing with our own forms`, async () => {
      const stranger = await login(app, who, THERE)
      const aboutIds = staffPaths().filter(path => ID.test(path.replace(/\?.*/s, '')))
      assert.ok(aboutIds.length > 40, String(aboutIds.length))
      const answered: [number, string][] = []
      for (const path of aboutIds) answered.push([(await stranger.get(path)).status, path])
      for (const form of staffForms()) {
        const { status } = await sendTo(stranger, form)
        assert.ok(status < 500, `${status} to ${form.action}`)
        if (ID.test(form.action) && !isGone(form)) answered.push([status, `POST ${form.action}`])
      }
      assert.deepEqual(others(answered, CLOSED), [])
      await nothingChanged()
    })

  test('a session of another city is none here, and ours is none there', async () => {
    for (const [at, cookie] of [
      [HERE, (await login(app, 'sato', THERE)).cookie],
      [THERE, own['sato']!.cookie],
    ] as const)
      for (const path of ['/staff', '/staff/people', '/staff/proposals.csv'])
        assert.equal((await browserless(app, cookie, at).get(path)).status, 401, `${at}${path}`)
  })
})

describe('a visitor', () => {
  test('opens no page of staff and sends none of its forms', async () => {
    const visitor = browserless(app, '', HERE)
    for (const path of staffPaths()) assert.equal((await visitor.get(path)).status, 401, path)
    for (const form of staffForms()) assert.equal((await sendTo(visitor, form)).status, 401, form.action)
    await nothingChanged()
  })
})

describe('staff of another role', () => {
  for (const { login: who, roles } of STAFF)
    test(`${roles.join()}: what is not theirs is refused, to look at and to send`, async () => {
      const rights = rightsOf(roles)
      const closed = (path: string, sent: boolean) => {
        const page = pageOf(path, sent)
        return page?.audience === 'staff' && page.can !== 'everyone' && !rights.has(page.can)
      }
      let refused = 0
      for (const path of staffPaths().filter(path => closed(path, false))) {
        assert.equal((await own[who]!.get(path)).status, 403, path)
        refused++
      }
      for (const form of staffForms().filter(({ action }) => closed(action, true))) {
        assert.equal((await sendTo(own[who]!, form)).status, 403, form.action)
        refused++
      }
      assert.ok(refused > 0, 'nobody may open all of these')
      await nothingChanged()
    })
})

test('no page leads its reader to where it is not for them', () => {
  assert.ok(ways.length > 300, String(ways.length))
  assert.deepEqual(others(ways, [200, 303]), [])
})

describe('another site', () => {
  test('sends no form of anybody, whoever is logged in', async () => {
    const answered: [number, string][] = []
    for (const form of found.forms.filter(({ action }) => pageOf(action, true)))
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ]) {
        const { status } = await sendTo(own['suzuki']!, form, headers)
        answered.push([status, `${form.action} ${JSON.stringify(headers)}`])
      }
    assert.deepEqual(others(answered, [403]), [])
    await nothingChanged()
  })
})

describe('an id of another kind', () => {
  test('opens nothing and changes nothing: a person is no plan', async () => {
    const answered: [number, string][] = []
    // A meeting is the entry that counts it, a partner an organisation: both have one id.
    const SAME: Readonly<Record<string, string>> = { councils: 'entries', partners: 'organisations' }
    const kindOf = (path: string): string => {
      const [, kind = ''] = /^\/staff\/([^/?]+)/.exec(path) ?? []
      return SAME[kind] ?? kind
    }
    // What is corrected stands under its own id there.
    const paths = staffPaths().filter(path => kindOf(path) !== 'records')
    const bare = (path: string) => path.replace(/\?.*/s, '')
    const ids = new Map(paths.map(bare).flatMap(path => (ID.test(path) ? [[kindOf(path), ID.exec(path)![0]]] : [])))
    const idsOfOthers = (path: string) => [...ids].filter(([kind]) => kind !== kindOf(path)).map(([, id]) => id)
    const once = new Set<string>()
    const fresh = (path: string) => {
      const kind = bare(path).replace(ID, ':id')
      return ID.test(bare(path)) && !once.has(kind) && once.add(kind)
    }
    for (const path of paths.filter(fresh))
      for (const id of idsOfOthers(path)) {
        const wrong = bare(path).replace(ID, id)
        answered.push([(await own['suzuki']!.get(wrong)).status, `${wrong} (${path})`])
      }
    for (const form of staffForms().filter(({ action }) => kindOf(action) !== 'records' && fresh(`POST ${action}`)))
      for (const id of idsOfOthers(form.action)) {
        const { status } = await sendTo(own['suzuki']!, { ...form, action: form.action.replace(ID, id) })
        if (!isGone(form)) answered.push([status, `POST ${form.action} with ${id}`])
      }
    assert.deepEqual(others(answered, CLOSED), [])
    await nothingChanged()
  })
})

test('no page that may show somebody is kept by a browser or a proxy', async () => {
  const before = new Set(ways.map(([, what]) => what))
  for (const path of found.paths.filter(path => !path.startsWith('/assets/')))
    for (const who of ['suzuki', 'kanri']) if (!before.has(`${who} ${path}`)) await looked(who, path)
  assert.deepEqual(kept, [])
})
