import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { describe, test } from 'node:test'
import pg from 'pg'
import type { Tx } from './db.ts'
import { type Heard, type Kind, record } from './happening.ts'
import { newId } from './ids.ts'
import { startJobs, type Work } from './jobs.ts'
import { JOBS } from './jobs-schema.ts'
import { countStuck, type Listener, on, planLost, stuckJobs, tryAgain } from './listen.ts'
import { registerMunicipality } from './register.ts'
import { testDatabase } from './testing.ts'

const { database, owner, logins } = await testDatabase()
const municipality = await registerMunicipality(owner, {
  code: '122173',
  name: '柏市',
  prefecture: '千葉県',
  desk_name: '窓口',
  desk_phone: '04-0000-0000',
  desk_hours: '9時から17時',
  desk_address: '柏市',
  lat: 35.86,
  lng: 139.97,
})
const NOW = '2026-11-21T01:00:00.000Z'
const now = () => NOW
const write = <T>(work: (tx: Tx) => Promise<T>, keep?: (result: T) => boolean) =>
  database.write({ lane: 'staff', municipality }, work, keep)

async function asOwner<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(owner)
  await client.connect()
  // The owner is held by row-level security too.
  await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

type Does = (tx: Tx, happened: Heard<'plan.locked'>, work: Work) => Promise<void>

/** A noun that listens to the locking of placements: it counts each slot that was locked, by happening. */
async function listening(does: Does = async () => {}): Promise<Listener> {
  const name = `try-${newId().slice(-12)}`
  await asOwner(`call listen('plan.locked', '${name}')`)
  return on('plan.locked', {
    name,
    told: '数える',
    does: async (tx, happened, work) => {
      await tx
        .insertInto('counter')
        .values({ name: `${name} ${happened.id}`, value: 1 })
        .execute()
      await does(tx, happened, work)
    },
  })
}

const happens = (tx: Tx, kind: Kind = 'plan.locked') =>
  record(tx, { kind: kind as 'plan.locked', subject: ['plan', newId()], by: null, now: NOW, data: { slot: newId() } })

const counted = async ({ name }: Listener) =>
  (await asOwner('select name from counter where name like $1', [`${name} %`])).length

const queueOf = ({ name }: Listener) =>
  asOwner<{ state: string; about: string; pause: number; waits: number }>(
    `select state, data->>'about' as about, retry_delay as pause, extract(epoch from start_after - now())::float as waits
     from ${JOBS}.job where name = $1 order by created_on`,
    [name],
  )
const statesOf = async (listener: Listener) => (await queueOf(listener)).map(({ state }) => state)

const workOf = (about: string, more: Partial<Work> = {}): Work => ({
  ...{ database, municipality, about, now, signal: new AbortController().signal, log: () => {}, last: false },
  ...more,
})

const open = (listener: Listener) => startJobs(logins, [listener], { database, now, log: () => {} })

/** Runs the jobs until the queue of this one has nothing more that could be done now. */
async function untilDone(listener: Listener, states: readonly string[]): Promise<void> {
  const jobs = await open(listener)
  for (let i = 0; i < 1000 && String(await statesOf(listener)) !== String(states); i++)
    await new Promise(resolve => setTimeout(resolve, 100))
  await jobs.stop()
  assert.deepEqual(await statesOf(listener), states)
}

describe('who listens to a kind of happening', () => {
  test('is planned for in the transaction that records it, once for each', async () => {
    const listener = await listening()
    await write(async tx => {
      await happens(tx)
      await happens(tx)
      await happens(tx, 'plan.unlocked')
    })
    assert.deepEqual(await statesOf(listener), ['created', 'created'])
    await untilDone(listener, ['completed', 'completed'])
    assert.equal(await counted(listener), 2)
  })

  test('is not planned for where the transaction is undone', async () => {
    const listener = await listening()
    await write(happens, () => false)
    await assert.rejects(
      write(async tx => {
        await happens(tx)
        throw new Error('no')
      }),
    )
    assert.deepEqual(await statesOf(listener), [])
    assert.deepEqual(await asOwner('select 1 from happening_job where job = $1', [listener.name]), [])
  })

  test('is begun again where its process ended in the middle, and nothing of the first time is left', async () => {
    let cut = true
    const began = new EventEmitter()
    const listener = await listening(
      (_, __, { signal }) =>
        new Promise((resolve, reject) => {
          if (!cut) resolve()
          signal.addEventListener('abort', () => reject(new Error('the process ends')))
          began.emit('began')
        }),
    )
    await write(happens)
    const first = once(began, 'began')
    const jobs = await open(listener)
    await first
    await jobs.stop()
    assert.deepEqual([await statesOf(listener), await counted(listener)], [['retry'], 0])
    cut = false
    await asOwner(`update ${JOBS}.job set start_after = now() where name = $1`, [listener.name])
    await untilDone(listener, ['completed'])
    assert.equal(await counted(listener), 1)
    assert.equal(
      await database.read({ lane: 'staff', municipality }, db => countStuck(db, NOW)),
      0,
      'to be cut off is no failure',
    )
  })

  test('does it once, however often and at once it is delivered', async () => {
    const listener = await listening()
    await write(happens)
    const { about } = (await queueOf(listener))[0]!
    await Promise.all([1, 2, 3].map(() => listener.run(workOf(about))))
    await listener.run(workOf(about))
    assert.equal(await counted(listener), 1)
    assert.equal(await write(tx => tryAgain(tx, about, listener.name)), false, 'it is done')
  })
})

describe('what follows from a happening and fails', () => {
  const failing = async () => {
    const state = { broken: true }
    const listener = await listening(async () => {
      if (state.broken) throw new Error('the printer is on fire')
    })
    await write(happens)
    const { about } = (await queueOf(listener))[0]!
    return { state, listener, about }
  }
  const stuckOf = async ({ name }: Listener, at = NOW) =>
    (await database.read({ lane: 'staff', municipality }, db => stuckJobs(db, at))).filter(({ job }) => job === name)

  test('is tried again after a pause that grows', async () => {
    const { state, listener } = await failing()
    const pauses: number[] = []
    for (const _ of [1, 2, 3]) {
      await untilDone(listener, ['retry'])
      pauses.push((await queueOf(listener))[0]!.waits)
      await asOwner(`update ${JOBS}.job set start_after = now(), state = 'created' where name = $1`, [listener.name])
    }
    const [first = 0, second = 0, third = 0] = pauses
    assert.ok(first > 5 && first <= 31 && second > 14 && third > 29 && third <= 121, String(pauses))
    const [waiting] = await stuckOf(listener)
    assert.deepEqual([waiting?.tries, waiting?.told, waiting?.given_up_at], [3, '数える', null])
    state.broken = false
    await untilDone(listener, ['completed'])
    assert.deepEqual([await stuckOf(listener), await counted(listener)], [[], 1])
  })

  test('stands among what is stuck in the end, until somebody has it tried again', async () => {
    const { state, listener, about } = await failing()
    await assert.rejects(listener.run(workOf(about)))
    await assert.rejects(listener.run(workOf(about, { last: true, now: () => '2026-11-21T06:00:00.000Z' })))
    const [given] = await stuckOf(listener)
    assert.deepEqual(
      [given?.subject_kind, given?.tries, given?.failed_at, given?.given_up_at],
      ['plan', 2, '2026-11-21T01:00:00Z', '2026-11-21T06:00:00Z'],
    )
    assert.equal(await counted(listener), 0)
    await asOwner(`delete from ${JOBS}.job where name = $1`, [listener.name])
    state.broken = false
    assert.equal(await write(tx => tryAgain(tx, about, listener.name)), true)
    assert.equal((await stuckOf(listener))[0]?.given_up_at, null)
    await untilDone(listener, ['completed'])
    assert.deepEqual([await stuckOf(listener), await counted(listener)], [[], 1])
  })

  test('is stuck too where it never said so, an hour after it was to be done', async () => {
    const { listener } = await failing()
    const clock = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
    assert.deepEqual(await stuckOf(listener, clock(0)), [])
    assert.equal((await stuckOf(listener, clock(61)))[0]?.tries, 0)
  })

  test('is planned again at the next start where the queue has lost it, as after a backup was restored', async () => {
    const { listener, about } = await failing()
    await planLost(database)
    assert.deepEqual(await statesOf(listener), ['created'], 'it is not lost')
    await asOwner(`delete from ${JOBS}.job where name = $1`, [listener.name])
    await planLost(database)
    assert.deepEqual(
      (await queueOf(listener)).map(job => [job.state, job.about]),
      [['created', about]],
    )
  })
})

test('work that follows cannot be planned, or made undone, by hand', async () => {
  const listener = await listening()
  await write(happens)
  const { about } = (await queueOf(listener))[0]!
  await assert.rejects(
    write(tx => tx.insertInto('happening_job').values({ happening_id: about, job: 'made-up' }).execute()),
    { code: '42501' },
  )
  await assert.rejects(
    write(tx => tx.deleteFrom('happening_job').execute()),
    { code: '42501' },
  )
})
