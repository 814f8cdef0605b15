import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { openDatabase } from '../db.ts'
import { roleOf } from '../lanes.ts'
import { failingRounds, type Round } from './index.ts'
import { noting, place } from './testing.ts'

const { logins, clock, logged, workshop, database, city, run, notes } = await place()
const failing = (municipality: string) => database.read({ lane: 'staff', municipality }, failingRounds)
const other = openDatabase(logins, { size: 2 })
test.after(() => other.close())

test('a round runs once a day, however often it is looked for', async () => {
  const kashiwa = await city()
  for (const today of ['2026-11-28', '2026-11-28', '2026-11-29', '2026-11-29']) await run(kashiwa, [noting()], today)
  assert.deepEqual(await notes(kashiwa), ['2026-11-28', '2026-11-29'])
})

test('after five days of standing still one round catches up for all of them, another one for each', async () => {
  const [swept, reminded] = [await city(), await city()]
  for (const today of ['2026-11-22', '2026-11-28']) {
    await run(swept, [noting()], today)
    await run(reminded, [noting({ each: 'day', back: 7 })], today)
  }
  assert.deepEqual(await notes(swept), ['2026-11-22', '2026-11-23 to 2026-11-28'])
  assert.deepEqual(
    await notes(reminded),
    [22, 23, 24, 25, 26, 27, 28].map(date => `2026-11-${date}`),
  )
})

test('two processes at the same time never run one twice', async () => {
  const cities = await Promise.all(Array.from({ length: 6 }, city))
  const slow = noting({
    each: 'day',
    back: 7,
    run: async (tx, due) => {
      await sql`select pg_sleep(0.01)`.execute(tx)
      return noting().run(tx, due)
    },
  })
  for (const municipality of cities) await run(municipality, [slow], '2026-11-24')
  const look = (at: typeof database) => async () => {
    for (const municipality of cities) await run(municipality, [slow], '2026-11-28', {}, { ...workshop, database: at })
  }
  const looks = [database, other, database, other].map(look)
  for (const _ of [1, 2, 3]) await Promise.all(looks.map(one => one()))
  for (const municipality of cities)
    assert.deepEqual(
      await notes(municipality),
      [24, 25, 26, 27, 28].map(date => `2026-11-${date}`),
    )
})

test('a city that another process has in hand is left to it, and looked for in a minute', async () => {
  const kashiwa = await city()
  const [begun, going] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const long = noting({
    run: async (tx, due) => {
      begun.resolve()
      await going.promise
      return noting().run(tx, due)
    },
  })
  const first = run(kashiwa, [long])
  await begun.promise
  const second = await run(
    kashiwa,
    [long, noting({ name: 'tried.other' })],
    undefined,
    {},
    { ...workshop, database: other },
  ).finally(going.resolve)
  assert.deepEqual(second, { ran: [], next: '2026-11-28T01:01:00.000Z' })
  assert.equal((await first).ran.length, 1)
  assert.deepEqual(await notes(kashiwa), ['2026-11-28'])
})

test('a process that is gone in the middle leaves the round undone, and the next one does it', async () => {
  const kashiwa = await city()
  const client = new pg.Client(logins.inside)
  client.on('error', () => {})
  await client.connect()
  await client.query('begin')
  await client.query(`select set_config('role', $1, true), set_config('app.tenant', $2, true)`, [
    roleOf(logins.owner, 'job'),
    kashiwa,
  ])
  await client.query(`select pg_try_advisory_xact_lock(hashtext('yui rounds'), hashtext(tenant()::text))`)
  await client.query(`insert into round_run (round, day, since, started_at) values ('tried.note', $1, $1, now())`, [
    '2026-11-28',
  ])
  assert.deepEqual((await run(kashiwa, [noting()])).ran, [])
  client.connection.stream.destroy()
  for (let tries = 0; tries < 5000 && (await run(kashiwa, [noting()])).ran.length === 0; tries++)
    await new Promise(resolve => setTimeout(resolve, 20))
  assert.deepEqual(await notes(kashiwa), ['2026-11-28'])
})

test('a round that fails leaves nothing half-done, keeps no other back, and is tried again after longer and longer pauses', async () => {
  const kashiwa = await city()
  let whole = false
  const broken: Round = noting({
    name: 'tried.broken',
    run: async (tx, due) => {
      await noting().run(tx, due)
      if (!whole) await sql`select 1 / 0`.execute(tx)
      return 1
    },
  })
  const at = (now: string) => {
    clock.now = now
    return run(kashiwa, [broken, noting({ run: async () => 7 })])
  }
  const first = await at('2026-11-28T01:00:00.000Z')
  assert.deepEqual(first.ran, [
    {
      round: 'tried.broken',
      day: '2026-11-28',
      since: '2026-11-28',
      code: '22012',
      failures: 1,
      again: '2026-11-28T01:01:00.000Z',
    },
    { round: 'tried.note', day: '2026-11-28', since: '2026-11-28', count: 7 },
  ])
  assert.deepEqual(await notes(kashiwa), [])
  assert.equal(first.next, '2026-11-28T01:01:00.000Z')
  assert.deepEqual((await at('2026-11-28T01:00:59.000Z')).ran, [])
  const second = await at('2026-11-28T01:01:00.000Z')
  assert.equal(second.next, '2026-11-28T01:03:00.000Z')
  assert.deepEqual(
    (await failing(kashiwa)).map(({ round, failures, code }) => ({ round, failures, code })),
    [{ round: 'tried.broken', failures: 2, code: '22012' }],
  )
  whole = true
  assert.equal((await at('2026-11-28T01:03:00.000Z')).next, '2026-11-28T15:00:00.000Z')
  assert.deepEqual(await notes(kashiwa), ['2026-11-28'])
  assert.deepEqual(await failing(kashiwa), [])
  clock.now = '2026-11-28T01:00:00.000Z'
})

test('a round that failed for days stands for all of them when it is done at last', async () => {
  const kashiwa = await city()
  const broken = noting({ run: () => Promise.reject(new TypeError('氏名 佐藤みどり')) })
  await run(kashiwa, [broken], '2026-11-26')
  await run(kashiwa, [broken], '2026-11-27')
  assert.equal((await failing(kashiwa)).length, 2)
  assert.deepEqual((await failing(kashiwa))[0]?.code, 'TypeError')
  assert.ok(logged.length > 0)
  assert.doesNotMatch(JSON.stringify(logged), /佐藤/)
  await run(kashiwa, [noting()], '2026-11-28')
  assert.deepEqual(await notes(kashiwa), ['2026-11-26 to 2026-11-28'])
  assert.deepEqual(await failing(kashiwa), [])
})

test('whoever asks for it need not wait for the pause after a failure', async () => {
  const kashiwa = await city()
  await run(kashiwa, [noting({ run: () => Promise.reject(new Error('no')) })])
  assert.deepEqual((await run(kashiwa, [noting()])).ran, [])
  assert.equal((await run(kashiwa, [noting()], undefined, { retry: true })).ran.length, 1)
})

test('a city with much to catch up lets the others go first after a while, and goes on where it was', async () => {
  const kashiwa = await city()
  const reminding = noting({ each: 'day', back: 7 })
  await run(kashiwa, [reminding], '2026-11-25')
  const turn = () => run(kashiwa, [reminding], '2026-11-28', { longest: 0 })
  assert.deepEqual([(await turn()).next, (await notes(kashiwa)).at(-1)], [clock.now, '2026-11-26'])
  await turn()
  assert.deepEqual([(await turn()).next, (await notes(kashiwa)).at(-1)], ['2026-11-28T15:00:00.000Z', '2026-11-28'])
})

test('after a year of standing still a round of each day runs for the days back to its bound, and lets older failures go', async () => {
  const kashiwa = await city()
  const reminding = noting({ each: 'day', back: 2 })
  await run(kashiwa, [noting({ ...reminding, run: () => Promise.reject(new Error('no')) })], '2025-11-01')
  await run(kashiwa, [reminding], '2026-11-28')
  assert.deepEqual(await notes(kashiwa), ['2025-11-01 to 2026-11-26', '2026-11-27', '2026-11-28'])
  assert.deepEqual(await failing(kashiwa), [])
  assert.deepEqual((await run(kashiwa, [reminding], '2026-11-28')).ran, [])
})

test('a process that is about to end begins no round', async () => {
  const kashiwa = await city()
  assert.deepEqual(await run(kashiwa, [noting()], undefined, { signal: AbortSignal.abort() }), {
    ran: [],
    next: clock.now,
  })
  assert.deepEqual(await notes(kashiwa), [])
})
