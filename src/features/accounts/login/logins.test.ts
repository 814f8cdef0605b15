import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addMinutes, today } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { browserless, demoApp } from '../../../../seed/testing.ts'
import { createApp } from '../../../app.ts'
import { entryOf, noteTry } from './logins.ts'

const city = await demoApp()
// Behind one proxy of our own, so that a test can say from which address somebody comes.
const app = await createApp({ ...city, now: () => city.clock.now, demo: true, tls: false, proxies: 1 })
const from = (address: string, cookie = '') => {
  const { post } = browserless(app, cookie)
  return (login: string, password = DEMO_PASSWORD) =>
    post('/login', { login, password }, { 'x-forwarded-for': address })
}
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
const later = (minutes: number) => {
  city.clock.now = addMinutes(city.clock.now, minutes)
}
const statuses = async (answers: readonly Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status)

/** Thirty people with an account; their passwords are sato's. */
const HALL = Array.from({ length: 30 }, (_, n) => `somebody-${n}`)
await city.database.write({ lane: 'job', municipality: city.municipality }, async tx => {
  const { password_hash } = await tx
    .selectFrom('account')
    .select('password_hash')
    .where('login', '=', 'sato')
    .executeTakeFirstOrThrow()
  const rows = HALL.map(login => ({
    id: newId(),
    login,
    name: login,
    password_hash,
    password_changed_at: city.clock.now,
  }))
  await tx.insertInto('account').values(rows).execute()
})

describe('somebody guesses the password of a colleague', () => {
  it('he is slowed down where he sits, longer each time, and is told how long', async () => {
    later(60)
    const guess = from('203.0.113.1')
    for (let n = 0; n < 4; n++) assert.equal((await guess('tanaka', `guess ${n}`)).status, 422)
    const fifth = await guess('tanaka', 'guess 5')
    assert.deepEqual([fifth.status, fifth.headers.get('retry-after')], [429, '30'])
    assert.match(await fifth.text(), /次に試せるのは30秒後です/)
    assert.equal((await guess('tanaka')).status, 429, 'the right one too, from there')
    later(0.5)
    assert.match(await (await guess('tanaka', 'guess 6')).text(), /次に試せるのは1分後です/)
  })
  it('she gets in from elsewhere all the while', async () => {
    assert.equal((await from('203.0.113.2')('tanaka')).status, 303)
  })
  it('a hundred guesses at once are no more than five', async () => {
    later(60)
    const guess = from('203.0.113.3')
    const answers = await statuses(Array.from({ length: 100 }, (_, n) => guess('suzuki', `guess ${n}`)))
    const tried = await city.database.read({ lane: 'job', municipality: city.municipality }, db =>
      db.selectFrom('login_attempt').select('id').where('address', '=', '203.0.113.3').execute(),
    )
    assert.equal(tried.length, 5)
    assert.ok(answers.every(status => [422, 429].includes(status)))
  })
  it('nor are those that come to several processes at once, none of which makes them wait for each other', async () => {
    later(60)
    const { now } = city.clock
    const ask = { now, today: today(now), address: '203.0.113.4', cookies: {}, tls: false }
    const at = { ...ask, municipality: { id: city.municipality } }
    const begun = await Promise.all(
      Array.from({ length: 20 }, () => city.database.write(entryOf(at), tx => noteTry(tx, at, 'suzuki'))),
    )
    assert.equal(begun.filter(one => !('refused' in one)).length, 5)
  })
})

describe('a hall with one address', () => {
  it('thirty people log in behind it at once, each after two slips', async () => {
    later(60)
    const hall = from('198.51.100.7')
    for (let slip = 0; slip < 2; slip++) await statuses(HALL.map(login => hall(login, 'slip')))
    const answers = await statuses(Array.from({ length: 30 }, () => hall('sato')))
    assert.deepEqual([...new Set(answers)], [303])
  })
  it('a flood from it is refused after a hundred failures; a browser that is known, and other addresses, get in', async () => {
    later(60)
    const known = cookiesOf(await from('198.51.100.8')('kanri'))
    const flood = from('198.51.100.8')
    for (let n = 0; n < 5; n++)
      await statuses(HALL.slice(0, 20).map(login => flood(n === 0 ? `made-up ${login}` : login, `flood ${n}`)))
    const refused = await flood('kanri')
    assert.equal(refused.status, 429)
    assert.match(await refused.text(), /この場所（同じ回線）で/)
    assert.equal((await from('198.51.100.8', known)('kanri')).status, 303)
    assert.equal((await from('198.51.100.9')('kanri')).status, 303)
  })
})

describe('a new login', () => {
  it('ends the session that the browser had, and no other', async () => {
    later(60)
    const [here, elsewhere] = [cookiesOf(await from('192.0.2.1')('sato')), cookiesOf(await from('192.0.2.2')('sato'))]
    assert.equal((await from('192.0.2.1', here)('suzuki')).status, 303)
    assert.equal((await browserless(app, here).get('/staff')).status, 401)
    assert.equal((await browserless(app, elsewhere).get('/staff')).status, 200)
  })
})
