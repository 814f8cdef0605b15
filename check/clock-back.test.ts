import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, today } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { issueLink, takeUse } from '#platform/links.ts'
import { runRounds } from '#platform/rounds/index.ts'
import { rowsOf, text } from '#platform/rows.ts'
import { DEMO_NOW, demoApp } from '../seed/testing.ts'
import { loadRounds } from '../src/features.ts'

// The clock of the machine is set back by an hour, as after a wrong one is put right. (A leap second is none to the machine:
// its clock counts 86,400 a day.) Shown to fail: with sessions of 24 hours the one of twelve was open after them.

/** A page that asks the database for little. */
const LIGHT = '/staff/password'

const city = await demoApp()
const at = (minutes: number) => {
  city.clock.now = addMinutes(DEMO_NOW, minutes)
}

test('a session is not longer for it: it ends half an hour after its last request, and after twelve hours', async () => {
  const sato = await city.login('sato')
  const status = async () => (await sato.get(LIGHT)).status
  for (const minutes of [20, -40]) {
    at(minutes)
    assert.equal(await status(), 200)
  }
  at(51)
  assert.equal(await status(), 401, 'nobody asked for half an hour of the clock')
  at(0)
  const suzuki = await city.login('suzuki')
  for (let minutes = 29; minutes < 12 * 60; minutes += 29) {
    at(minutes)
    await suzuki.get(LIGHT)
    at(minutes - 60)
    await suzuki.get(LIGHT)
  }
  at(12 * 60 + 1)
  assert.equal((await suzuki.get(LIGHT)).status, 401)
})

const TWICE = { subject_id: text(), what: text() }

test('what is due once a day is not done again when a midnight is passed twice', async () => {
  const { database, municipality } = city
  const rounds = await loadRounds()
  // Somebody may be called about two things; what a round makes anew is one more of the same.
  const twice = () =>
    database.read(
      { lane: 'job', municipality },
      db =>
        rowsOf(
          db,
          TWICE,
        )`select subject_id::text, what from step where done_at is null group by subject_kind, subject_id, what
        having count(*) > 1 order by 1, 2`,
    )
  const before = await twice()
  const ran: string[] = []
  for (const minutes of [14 * 60 + 30, 13 * 60 + 30, 14 * 60 + 10]) {
    at(minutes)
    const workshop = { database, now: () => city.clock.now, log: () => {} }
    const turn = await runRounds(municipality, rounds, workshop, { today: today(city.clock.now) })
    ran.push(...turn.ran.map(({ round, day }) => `${round} ${day}`))
  }
  assert.ok(ran.length > 0)
  assert.equal(new Set(ran).size, ran.length)
  assert.deepEqual(await twice(), before)
})

test('a link with one use that was used opens nothing an hour later once more', async () => {
  const { database, municipality, clock } = city
  at(0)
  const until = addMinutes(DEMO_NOW, 60)
  await database.write({ lane: 'job', municipality }, async tx => {
    const link = { purpose: 'way_change.undo', subject: ['way_change', newId()] as [string, string], until, uses: 1 }
    const { token } = await issueLink(tx, link)
    assert.equal(await takeUse(tx, token, clock.now), null)
    for (const minutes of [-60, 0, 61]) assert.notEqual(await takeUse(tx, token, addMinutes(DEMO_NOW, minutes)), null)
  })
})

test('a resident who is in stays in, and their session is not longer for it', async () => {
  at(0)
  const ueki = await city.login('ueki')
  for (const [minutes, status] of [
    [20, 200],
    [-40, 200],
    [51, 401],
  ] as const) {
    at(minutes)
    assert.equal((await ueki.get('/my/devices')).status, status, String(minutes))
  }
})
