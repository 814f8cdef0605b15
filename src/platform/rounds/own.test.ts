import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes } from '../clock.ts'
import { addDays } from '../dates.ts'
import { newId } from '../ids.ts'
import { issueLink } from '../links.ts'
import { rounds } from './own.ts'
import { noting, place } from './testing.ts'

const { clock, database, city, run } = await place()
const daysAgo = (days: number) => addMinutes(clock.now, -days * 24 * 60)

test('the token of a form is kept for a week after the form was sent', async () => {
  const municipality = await city()
  const ages = [0, 1, 6.9, 7.1, 400]
  await database.write({ lane: 'staff', municipality }, tx =>
    tx
      .insertInto('form_once')
      .values(ages.map(days => ({ token: newId(), location: String(days), created_at: daysAgo(days) })))
      .execute(),
  )
  const { ran } = await run(municipality, rounds)
  assert.deepEqual(
    ran.map(one => 'count' in one && one.count),
    [2, 0],
  )
  const left = await database.read({ lane: 'staff', municipality }, db =>
    db.selectFrom('form_once').select('location').execute(),
  )
  assert.deepEqual(
    left.map(({ location }) => Number(location)).sort((a, b) => a - b),
    [0, 1, 6.9],
  )
})

test('a link that has opened nothing for 400 days is swept; one that does, or did lately, stays', async () => {
  const municipality = await city()
  const link = (purpose: string, until: number, more: Record<string, unknown> = {}) =>
    database.write({ lane: 'job', municipality }, async tx => {
      await issueLink(tx, { purpose, subject: ['request', newId()], until: daysAgo(until) })
      if (Object.keys(more).length > 0)
        await tx.updateTable('signed_link').set(more).where('purpose', '=', purpose).execute()
    })
  await link('open', -100)
  await link('open, used long ago', -100, { used_at: daysAgo(900), uses_left: 1 })
  await link('expired lately', 399)
  await link('expired long ago', 401)
  await link('withdrawn lately', -100, { revoked_at: daysAgo(399) })
  await link('withdrawn long ago', -100, { revoked_at: daysAgo(401) })
  await link('used up lately', -100, { uses_left: 0, used_at: daysAgo(399) })
  await link('used up long ago', -100, { uses_left: 0, used_at: daysAgo(401) })
  const { ran } = await run(municipality, rounds)
  assert.deepEqual(
    ran.map(one => 'count' in one && one.count),
    [3, 0],
  )
  const left = await database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('signed_link').select('purpose').orderBy('purpose').execute(),
  )
  assert.deepEqual(
    left.map(({ purpose }) => purpose),
    ['expired lately', 'open', 'open, used long ago', 'used up lately', 'withdrawn lately'],
  )
})

test('what was done is seen for a quarter of a year; what failed, and the last day of each round, stays', async () => {
  const municipality = await city()
  const [old, older] = [addDays('2026-11-28', -93), addDays('2026-11-28', -94)]
  for (const [name, day] of [
    ['tried.daily', older],
    ['tried.daily', old],
    ['tried.daily', '2026-11-27'],
    ['tried.once', older],
  ] as const)
    await run(municipality, [noting({ name })], day)
  await run(municipality, [noting({ name: 'tried.failed', run: () => Promise.reject(new Error('no')) })], older)
  await run(municipality, rounds)
  const left = await database.read({ lane: 'staff', municipality }, db =>
    db.selectFrom('round_run').select(['round', 'day']).orderBy('round').orderBy('day').execute(),
  )
  assert.deepEqual(
    left.map(({ round, day }) => `${round} ${day}`),
    [
      'platform.audit 2026-11-28',
      'platform.sweep 2026-11-28',
      'tried.daily 2026-11-27',
      `tried.failed ${older}`,
      `tried.once ${older}`,
    ],
  )
})
