import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import type { Page } from '#platform/page.ts'
import { registerMunicipality, setHost } from '#platform/register.ts'
import { DEMO_PASSWORD, KASHIWA, STAFF } from '../seed/city.ts'
import { type Browserless, browserless, DEMO_NOW, demoApp } from '../seed/testing.ts'
import { createApp, PAGES } from '../src/app.ts'
import { createAccount, giveHat } from '../src/features/accounts/actions.ts'
import { hashPassword } from '../src/features/accounts/login/passwords.ts'
import { FEATURES } from '../src/features.ts'
import { reviews } from './reviewed.ts'

// Every route there is, asked for by everybody there is: what opens is what the reviewed lists say, and nothing else. They
// are written by hand and reviewed, never made from the pages.
// Shown to fail: `can: 'people.read'` of the page of one person made `'worklist.read'` opened it to the administrator.

const { owner, database, municipality } = await demoApp()
await setHost(owner, KASHIWA.code, 'kashiwa.example')
const elsewhere = await registerMunicipality(owner, {
  ...{ ...KASHIWA, code: '122220', name: '我孫子市', host: 'abiko.example' },
})
const app = await createApp({ database, now: () => DEMO_NOW, demo: true, tls: false, log: () => {} })
const HERE = 'http://kashiwa.example'
const HATS = { resident: 'person', organiser: 'organisation', partner: 'organisation' } as const
const ROLES = STAFF.map(({ login, roles }) => ({ login, role: roles.join() }))

before(async () => {
  const password_hash = await hashPassword(DEMO_PASSWORD)
  const account = { name: 'だれか', password_hash, roles: [] }
  await database.write({ lane: 'job', municipality }, async tx => {
    for (const [hat, table] of Object.entries(HATS) as [keyof typeof HATS, 'person' | 'organisation'][]) {
      const { id } = await tx.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()
      const made = await createAccount(tx, { login: hat, ...account }, null, DEMO_NOW, '2026-11-21')
      await giveHat(tx, made, { hat, scope: id }, null, '2026-11-21')
    }
  })
  await database.write({ lane: 'job', municipality: elsewhere }, tx =>
    createAccount(
      tx,
      { ...account, login: 'stranger', roles: ['coordinator', 'administrator'] },
      null,
      DEMO_NOW,
      '2026-11-21',
    ),
  )
})

/** The browser of whoever logs in; what is asked with it is asked here, wherever they belong. */
async function enter(login: string, at = HERE): Promise<Browserless> {
  const response = await browserless(app, '', at).post('/login', { login, password: DEMO_PASSWORD })
  assert.equal(response.status, 303, login)
  const cookies = response.headers.getSetCookie().map(line => line.split(';')[0])
  return browserless(app, cookies.join('; '), HERE)
}

/** Who may send what, as it stands in the review of each noun. */
const RIGHTS = (await reviews('rights')).flatMap(([noun, lists]) =>
  Object.entries(lists).map(([who, routes]) => ({ noun, who, routes })),
)

type Route = { route: string; method: 'GET' | 'POST'; path: string; page: Page }
const ROUTES: readonly Route[] = PAGES.flatMap(page => [
  ...(page.get ? [{ route: `GET ${page.path}`, method: 'GET' as const, path: page.path, page }] : []),
  ...(page.post || page.enter ? [{ route: `POST ${page.path}`, method: 'POST' as const, path: page.path, page }] : []),
])
/** What would end the session that the others are asked with. */
const ENDS = /^POST \/(logout|staff\/devices|my\/devices)$/

/** The address of a page about something that there is not: whoever may open the page is told so. */
const addressOf = (path: string) => path.replaceAll(/:\w+/g, name => (/id$/i.test(name) ? newId() : 'x'))

const WHO: readonly [name: string, login: string | null, at?: string][] = [
  ['visitor', null],
  ...ROLES.map(({ login, role }) => [role, login] as [string, string]),
  ['resident', 'resident'],
  ['organiser', 'organiser'],
  ['partner', 'partner'],
  ['staff of another city', 'stranger', 'http://abiko.example'],
]

for (const { name } of FEATURES)
  test(`every route that ${name} declares stands once in its review/rights.ts, and no other`, () => {
    const listed = RIGHTS.filter(({ noun }) => noun === name).flatMap(({ routes }) => routes)
    const own = ROUTES.filter(({ page }) => page.file.includes(`/features/${name}/`)).map(({ route }) => route)
    assert.deepEqual(listed.toSorted(), [...new Set(own)].toSorted())
  })

const listOf = (route: string): string => RIGHTS.find(({ routes }) => routes.includes(route))?.who ?? 'nobody'

/** What the lists say that somebody must be answered: the pages of staff ask others for a login. */
function expected(route: string, who: string): 'open' | 'closed' | 'login' | 'none' {
  const list = listOf(route)
  if (list === 'everyone') return 'open'
  if (list === 'a prefecture') return 'none'
  if (list === 'whoever holds the link') return 'closed'
  if (list === 'a resident') return who === 'resident' ? 'open' : 'login'
  if (!ROLES.some(({ role }) => role === who)) return 'login'
  return list.split(', ').includes(who) ? 'open' : 'closed'
}

function seen(status: number, { page }: Route): string {
  if (status >= 500) return `broken (${status})`
  if (status === 401) return 'login'
  if (page.audience === 'prefecture') return status === 404 ? 'none' : 'open'
  if (page.audience === 'link') return status < 400 ? 'open' : 'closed'
  return status === 403 ? 'closed' : 'open'
}

for (const [who, login, at] of WHO)
  test(`${who}: what the lists open is open, and all else is closed`, async t => {
    const nobody = browserless(app, '', HERE)
    let browser = login ? await enter(login, at) : nobody
    const wrong: string[] = []
    for (const one of ROUTES) {
      const address = addressOf(one.path)
      const { status } = one.method === 'GET' ? await browser.get(address) : await browser.post(address, {})
      const [is, must] = [seen(status, one), expected(one.route, who)]
      // A login that says nothing is refused as one, on the page that asks for it.
      if (is !== must && !(one.route === 'POST /login' && status < 500)) wrong.push(`${one.route}: ${is}, not ${must}`)
      if (ENDS.test(one.route) && login) browser = await enter(login, at)
    }
    assert.deepEqual(wrong, [])
    t.diagnostic(`${who}: ${ROUTES.length} cells`)
  })
