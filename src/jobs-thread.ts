import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { startJobs } from '#platform/jobs.ts'
import { watchRounds } from '#platform/rounds/watch.ts'
import { JOBS, type ThreadData } from './jobs.ts'
import { ROUNDS } from './rounds.ts'

// The thread of the jobs and rounds: reading a whole city, packing it and writing it down, or sweeping it, is never in the
// way of a page.

const { app } = workerData as ThreadData
const log = (entry: Record<string, unknown>) => console.error(JSON.stringify({ at: systemClock.now(), ...entry }))

// A statement of a job may take longer than one of a request.
const database = openDatabase(app, { size: 3, statementMs: 60_000 })
const workshop = { database, now: systemClock.now, log }
const jobs = await startJobs(app, JOBS, workshop)
const rounds = watchRounds(ROUNDS, workshop)
await once(parentPort!, 'message')
await Promise.all([rounds.stop(), jobs.stop()])
await database.close()
process.exit(0)
