import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Hono } from 'hono'
import type { Read } from '#platform/db.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { createApp } from '../../app.ts'
import { countLooks, viewSums, viewsFrom } from './index.ts'

// Looks at the pages for everybody, from the request to the figure.

const { database, municipality, login } = await demoApp()
const inStaff = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'staff', municipality }, work)
const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36'
const NEVER = 3_600_000
const log: Record<string, unknown>[] = []
const made = async (clock = { now: DEMO_NOW }) => {
  const views = countLooks(database, entry => log.push(entry), NEVER)
  const app = await createApp({ database, now: () => clock.now, demo: true, tls: false, log: () => {}, views })
  return { views, app, clock }
}
let [one, other] = [{} as Awaited<ReturnType<typeof made>>, {} as Awaited<ReturnType<typeof made>>]
before(async () => {
  ;[one, other] = [await made(), await made()]
})
const look = (app: Hono, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(`http://localhost${path}`, { method, headers: { 'user-agent': BROWSER, ...headers } })
const counted = () =>
  inStaff(async db =>
    (
      await db
        .selectFrom('page_view')
        .select(['on_day', 'page', 'robot', 'count'])
        .where('on_day', '>=', '2026-11-21')
        .orderBy('on_day')
        .orderBy('page')
        .orderBy('robot')
        .execute()
    ).map(({ on_day, page, robot, count }) => `${on_day} ${page} ${robot ? 'robot' : 'person'} ${count}`),
  )

describe('looks', () => {
  it('are counted by page and day, robots apart, and are there when they are written', async () => {
    for (const path of ['/', '/opportunities', '/opportunities?q=図書館'])
      assert.equal((await look(one.app, path)).status, 200)
    await look(one.app, '/', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
    assert.deepEqual(await counted(), [])
    await one.views.flush()
    assert.deepEqual(await counted(), [
      '2026-11-21 / person 1',
      '2026-11-21 / robot 1',
      '2026-11-21 /opportunities person 2',
    ])
  })

  it('at the page of a code are those of that code alone', async () => {
    const { code } = await inStaff(db => db.selectFrom('campaign').select('code').limit(1).executeTakeFirstOrThrow())
    for (const path of [`/q/${code}`, `/q/${code}`, '/q/AAAAA']) await look(one.app, path)
    await one.views.flush()
    assert.deepEqual(
      (await counted()).filter(line => line.includes('/q/')),
      [`2026-11-21 /q/${code} person 2`],
    )
  })

  it('are no look where nobody saw a page', async () => {
    const before = await counted()
    await look(one.app, '/', {}, 'HEAD')
    await look(one.app, '/', { 'sec-purpose': 'prefetch' })
    await look(one.app, '/no-such-page')
    await look(one.app, '/opportunities/00000000-0000-7000-8000-000000000000')
    await look(one.app, '/opportunities.json')
    await look(one.app, '/prefs?text=large&back=/')
    await look(one.app, '/healthz')
    await look(one.app, '/staff')
    await look(one.app, '/', { cookie: (await login('sato')).cookie })
    await one.views.flush()
    assert.deepEqual(await counted(), before)
  })

  it('of several processes come together, also when they write at the same moment', async () => {
    for (let at = 0; at < 5; at++) for (const { app } of [one, other]) await look(app, '/guide')
    await Promise.all([one.views.flush(), other.views.flush()])
    assert.ok((await counted()).includes('2026-11-21 /guide person 10'))
  })

  it('of 23:59 are of that day, and of 0:00 of the next', async () => {
    one.clock.now = '2027-03-31T14:59:59.000Z'
    await look(one.app, '/guide')
    one.clock.now = '2027-03-31T15:00:00.000Z'
    await look(one.app, '/guide')
    await one.views.flush()
    one.clock.now = DEMO_NOW
    const sums = await inStaff(db => viewSums(db, '2027-01-01', '2027-06-30'))
    assert.deepEqual(sums, [
      { fiscal_year: 2026, quarter: 4, count: 1, robots: 0 },
      { fiscal_year: 2027, quarter: 1, count: 1, robots: 0 },
    ])
    assert.ok(await inStaff(viewsFrom))
  })

  it('that a killed process had not written are all that is lost', async () => {
    const killed = await made()
    await look(killed.app, '/privacy')
    await killed.views.flush()
    await look(killed.app, '/privacy')
    // It is not asked to write again: that is what being killed is.
    assert.ok((await counted()).includes('2026-11-21 /privacy person 1'))
  })

  it('wait while the database is away, and are written once when it is back', async () => {
    let away = true
    const shaky: typeof database = {
      ...database,
      write: (...given) =>
        (away
          ? Promise.reject(new Error('away'))
          : database.write(...(given as Parameters<typeof database.write>))) as never,
    }
    const views = countLooks(shaky, entry => log.push(entry), NEVER)
    for (let at = 0; at < 3; at++) views.look(municipality, '2026-11-21', '/glossary', false)
    await views.flush()
    assert.deepEqual(log.at(-1), { level: 'warn', views: 'are written later', why: 'away' })
    away = false
    await views.flush()
    await views.flush()
    assert.ok((await counted()).includes('2026-11-21 /glossary person 3'))
  })

  it('are written by themselves after a while', async () => {
    const views = countLooks(database, entry => log.push(entry), 20)
    views.look(municipality, '2026-11-21', '/accessibility', false)
    for (let tries = 0; tries < 100 && !(await counted()).some(line => line.includes('/accessibility')); tries++)
      await new Promise(resolve => setTimeout(resolve, 20))
    assert.ok((await counted()).includes('2026-11-21 /accessibility person 1'))
  })

  it('stand on a page for the staff, with the rule by which they are counted', async () => {
    const shown = await (await (await login('tanaka')).get('/staff/views?fy=2026')).text()
    assert.match(shown, /活動をさがす/)
    assert.match(shown, /QRコード：介護保険の書類への同封（\/q\/[0-9A-Z]{5}）/)
    assert.match(shown, /Cookieは使わず/)
    assert.equal((await (await login('inoue')).get('/staff/views')).status, 403)
  })
})
