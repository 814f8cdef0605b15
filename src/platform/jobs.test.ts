import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { test } from 'node:test'
import pg from 'pg'
import { newId } from './ids.ts'
import { enqueue, type Job, startJobs, type Work } from './jobs.ts'
import { JOBS, JOBS_VERSION } from './jobs-schema.ts'
import { registerMunicipality } from './register.ts'
import { testDatabase } from './testing.ts'

const { database, owner, logins } = await testDatabase()
const CITY = {
  code: '122173',
  name: '柏市',
  prefecture: '千葉県',
  desk_name: '窓口',
  desk_phone: '04-0000-0000',
  desk_hours: '9時から17時',
  desk_address: '柏市',
  lat: 35.86,
  lng: 139.97,
}
const municipality = await registerMunicipality(owner, CITY)
const now = () => '2026-11-21T01:00:00.000Z'

type Heard = Work & { at: number }

/** A job that tells when it is begun, and the words of everything that was logged. */
async function workshop(run: (work: Work) => Promise<void> = async () => {}) {
  const began = new EventEmitter()
  const works: Heard[] = []
  const logged: Record<string, unknown>[] = []
  const job: Job = {
    name: `try-${newId().slice(-12)}`,
    run: async work => {
      works.push({ ...work, at: performance.now() })
      began.emit('began')
      await run(work)
    },
  }
  const open = () => startJobs(logins, [job], { database, now, log: entry => void logged.push(entry) })
  return { job, works, logged, open, began: () => once(began, 'began') }
}

/** What the database has of a job, as its owner. */
async function stateOf(name: string): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  const { rows } = await client.query(`select state from ${JOBS}.job where name = $1`, [name])
  await client.end()
  return rows.map(row => row.state)
}

test('the tables of the queue are those of the library that is installed', async () => {
  const { getConstructionPlans } = await import('pg-boss')
  assert.match(getConstructionPlans(JOBS), new RegExp(`version\\(version\\) VALUES \\('${JOBS_VERSION}'\\)`))
})

test('a job is run for its municipality once its transaction is committed, by a login that owns nothing', async () => {
  const { job, works, logged, open, began } = await workshop()
  const about = newId()
  await database.write({ lane: 'staff', municipality }, tx => enqueue(tx, job, about))
  const beginning = began()
  const jobs = await open()
  await beginning
  await jobs.stop()
  assert.deepEqual(
    works.map(work => [work.municipality, work.about, work.last]),
    [[municipality, about, false]],
  )
  assert.deepEqual(logged, [])
  assert.deepEqual(await stateOf(job.name), ['completed'])
})

test('a city that plans many jobs does not keep the first one of another city waiting', async () => {
  const other = await registerMunicipality(owner, { ...CITY, code: '122076', name: '松戸市' })
  const { job, works, open, began } = await workshop(async () => {
    if (works.length === 5) last.resolve()
  })
  const last = Promise.withResolvers<void>()
  const plan = (city: string, about: string) =>
    database.write({ lane: 'staff', municipality: city }, tx => enqueue(tx, job, about))
  for (const about of ['first', 'second', 'third']) await plan(municipality, about)
  for (const about of ['other', 'other again']) await plan(other, about)
  const beginning = began()
  const jobs = await open()
  await beginning
  await last.promise
  await jobs.stop()
  assert.deepEqual(
    works.map(({ about }) => about),
    ['first', 'other', 'second', 'other again', 'third'],
  )
})

test('a transaction that is undone plans no job', async () => {
  const { job } = await workshop()
  await database.write(
    { lane: 'staff', municipality },
    tx => enqueue(tx, job, newId()),
    () => false,
  )
  assert.deepEqual(await stateOf(job.name), [])
})

test('a job that is cut off by the end of the process is begun again by the next one', async () => {
  const cut = (work: Work) =>
    new Promise<void>((resolve, reject) => {
      if (works.length > 1) resolve()
      work.signal.addEventListener('abort', () => reject(new Error('the process ends')))
    })
  const { job, works, logged, open, began } = await workshop(cut)
  await database.write({ lane: 'staff', municipality }, tx => enqueue(tx, job, newId()))
  const first = began()
  const before = await open()
  await first
  await before.stop()
  assert.deepEqual(await stateOf(job.name), ['retry'])
  const second = began()
  const after = await open()
  await second
  await after.stop()
  assert.deepEqual(await stateOf(job.name), ['completed'])
  assert.deepEqual(logged, [])
})

test('every connection is lost while it waits for jobs: it goes on and takes the next one', async () => {
  const { job, logged, open, began } = await workshop()
  const jobs = await open()
  const client = new pg.Client(logins.inside)
  await client.connect()
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await client.end()
  const beginning = began()
  const plan = () => database.write({ lane: 'staff', municipality }, tx => enqueue(tx, job, newId()))
  // Whoever asks before the loss of a connection was noticed is refused (503) and asks again.
  await plan().catch(plan)
  await beginning
  await jobs.stop()
  assert.deepEqual(await stateOf(job.name), ['completed'])
  assert.deepEqual(logged, [])
})
