import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPlan } from '#matching/index.ts'
import { registerMunicipality } from '#platform/register.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { startPlan, startReplay, stopPlan } from '../actions.ts'
import { planJob, replayJob } from '../jobs.ts'
import { fairnessOf, unplacedOf } from '../placements/findings/store.ts'
import { leftOutOf } from '../placements/findings/store-left.ts'
import { boardOf } from '../placements/store-view.ts'
import { planById } from '../store.ts'
import { coordinator, finished, MONDAY, madePlan, ran, START } from '../testing.ts'
import { storedProblem, storedResult } from './store.ts'

const city = await demoApp()
const { database, municipality, clock } = city
const read = <T>(work: Parameters<typeof database.read<T>>[1]) =>
  database.read<T>({ lane: 'staff', municipality }, work)
const write = <T>(work: Parameters<typeof database.write<T>>[1]) =>
  database.write<T>({ lane: 'staff', municipality }, work)
const today = clock.now.slice(0, 10)

const asked = async (over: object = {}): Promise<string> => {
  const begun = await write(async tx => startPlan(tx, { ...START, ...over }, await coordinator(tx, clock.now)))
  if ('refused' in begun) assert.fail(begun.refused)
  return begun.id
}
const headOf = async (id: string) => (await read(db => planById(db, id)))!

/** An activity of which the organiser sets no hours. */
const byAgreement = await write(async tx => {
  const { id } = await tx
    .selectFrom('opportunity')
    .select('id')
    .where('status', '=', 'open')
    .where('legal_form', '=', 'volunteering')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('slot').where('opportunity_id', '=', id).execute()
  await tx.updateTable('opportunity').set({ times_agreed: true }).where('id', '=', id).execute()
  return id
})
const plan = await madePlan(city)

test('a plan of the whole city keeps every rule: the independent checker finds no fault in what is stored', async () => {
  const { problem, result } = await read(async db => ({
    problem: await storedProblem(db, plan),
    result: await storedResult(db, plan),
  }))
  assert.deepEqual(checkPlan(result!, problem!), [])
  assert.ok(result!.placements.length > 10, `${result!.placements.length} placements`)
})

test('its head says how far it is and how good it can be, in the same figures as the stored plan', async () => {
  const head = await headOf(plan)
  const result = (await read(db => storedResult(db, plan)))!
  assert.equal(head.status, 'done')
  assert.equal(head.objective, result.objective)
  assert.equal(head.total, head.objective)
  assert.equal(head.instance, result.instance)
  assert.equal(head.filled, result.placements.length)
  assert.equal(head.placed + result.unplaced.length, head.people)
  assert.equal(head.stage, null)
})

test('the board shows each placement once, and everybody else is among those without one, with a reason', async () => {
  const board = await read(db => boardOf(db, plan, today))
  const unplaced = await read(db => unplacedOf(db, plan, today))
  const head = await headOf(plan)
  assert.equal(board.flatMap(slot => slot.placements).length, head.filled)
  assert.equal(
    board.reduce((sum, slot) => sum + slot.need, 0),
    head.seats,
  )
  assert.ok(board.every(slot => slot.placements.length <= slot.need))
  assert.equal(unplaced.length, head.people - head.placed)
  assert.ok(unplaced.every(({ reasons }) => reasons.length > 0))
})

test('the audit counts everybody once by waiting, age, area and sex', async () => {
  const head = await headOf(plan)
  const fairness = (await read(db => fairnessOf(db, plan)))!
  for (const shares of [fairness.waiting, fairness.age, fairness.area, fairness.sex]) {
    assert.equal(
      shares.reduce((sum, share) => sum + share.people, 0),
      head.people,
    )
    assert.equal(
      shares.reduce((sum, share) => sum + share.served, 0),
      head.placed,
    )
  }
})

test('an activity without set hours is not in a plan and is listed as such', async () => {
  const left = await read(db => leftOutOf(db, plan))
  const board = await read(db => boardOf(db, plan, today))
  assert.deepEqual(
    left.byAgreement.map(({ id }) => id),
    [byAgreement],
  )
  assert.ok(board.every(({ opportunity }) => opportunity !== byAgreement))
})

test('nobody is given what is proposed to them already, and only people of the chosen area are asked', async () => {
  const area = await read(db =>
    db.selectFrom('area').select(['id', 'name']).orderBy('position').executeTakeFirstOrThrow(),
  )
  const id = await asked({ areas: [area.id], kinds: ['volunteering'] })
  await finished(city, id)
  const board = await read(db => boardOf(db, id, today))
  const placements = board.flatMap(slot => slot.placements)
  assert.ok(placements.length > 0)
  assert.deepEqual([...new Set(placements.map(({ person }) => person.area))], [area.name])
  assert.deepEqual([...new Set(board.map(slot => slot.legal_form))], ['volunteering'])
  const open = await read(db =>
    db
      .selectFrom('proposal')
      .select(['person_id', 'opportunity_id'])
      .where('status', 'not in', ['ended', 'failed', 'declined', 'passed'])
      .execute(),
  )
  const all = (await read(db => boardOf(db, plan, today))).flatMap(slot => slot.placements)
  const pairs = new Set(all.map(({ person, opportunity }) => `${person.id} ${opportunity}`))
  assert.deepEqual(
    open.filter(row => pairs.has(`${row.person_id} ${row.opportunity_id}`)),
    [],
  )
})

test('the same problem, run once more, gives the same plan to the byte', async () => {
  assert.deepEqual(await write(async tx => startReplay(tx, plan, await coordinator(tx, clock.now))), {})
  assert.equal((await headOf(plan)).replaying, true)
  await ran(city, replayJob, plan)
  const { replay, replaying } = await headOf(plan)
  assert.equal(replaying, false)
  assert.equal(replay?.same, true)
})

test('a run that somebody asks to stop ends with a plan that keeps every rule', async () => {
  const id = await asked()
  assert.deepEqual(await write(async tx => stopPlan(tx, id, await coordinator(tx, clock.now))), {})
  await finished(city, id)
  const head = await headOf(id)
  assert.ok(head.status === 'stopped' || head.status === 'done')
  const { problem, result } = await read(async db => ({
    problem: await storedProblem(db, id),
    result: await storedResult(db, id),
  }))
  assert.deepEqual(checkPlan(result!, problem!), [])
})

/** A plan whose run was given up while it was at work; on a busy machine one may be done before, and another is asked. */
async function cutOff(tries = 10): Promise<string> {
  const id = await asked()
  const giveUp = new AbortController()
  const run = planJob.run({
    ...{ database, municipality, about: id, last: false, now: () => clock.now, signal: giveUp.signal },
    log: () => {},
  })
  const cut = run.then(
    () => false,
    () => true,
  )
  while ((await headOf(id)).instance === null) await new Promise(resolve => setTimeout(resolve, 5))
  giveUp.abort()
  if (await cut) return id
  assert.ok(tries > 0, 'every run was done before it was given up')
  return cutOff(tries - 1)
}

test('a run that was cut off by a crash is begun again from the stored problem and is written down once', async () => {
  const id = await asked()
  await finished(city, id)
  const before = await headOf(id)
  await database.write({ lane: 'staff', municipality }, tx =>
    tx.updateTable('plan').set({ status: 'running' }).where('id', '=', id).execute(),
  )
  // The second of two that ran finds the rows of the first: the database refuses to have them twice.
  await assert.rejects(finished(city, id))
  assert.equal((await headOf(id)).status, 'failed')
  const again = await cutOff()
  assert.equal((await headOf(again)).status, 'running')
  await finished(city, again)
  const after = await headOf(again)
  assert.equal(after.status, 'done')
  assert.equal(after.objective, before.objective)
})

test('a run that was cut off too often says so and is not begun again', async () => {
  const id = await asked()
  await ran(city, planJob, id, true)
  const head = await headOf(id)
  assert.equal(head.status, 'failed')
  assert.match(head.error ?? '', /何度も止まった/)
})

test('a plan begins on a Monday', async () => {
  await assert.rejects(asked({ from: '2026-11-24' }), /plan_from_on_check/)
  assert.equal((await headOf(plan)).from_on, MONDAY)
})

test('another municipality sees nothing of a plan', async () => {
  const other = await registerMunicipality(city.owner, {
    ...{ code: '122211', name: '八千代市', prefecture: '千葉県', desk_name: '窓口', desk_phone: '047-000-0000' },
    ...{ desk_hours: '9時から17時', desk_address: '八千代市', lat: 35.72, lng: 140.1 },
  })
  const seen = await database.read({ lane: 'staff', municipality: other }, async db => [
    await planById(db, plan),
    (await boardOf(db, plan, today)).length,
    (await unplacedOf(db, plan, today)).length,
    await storedProblem(db, plan),
  ])
  assert.deepEqual(seen, [null, 0, 0, null])
  await ran({ ...city, municipality: other }, planJob, plan)
  assert.equal((await headOf(plan)).status, 'done')
})
