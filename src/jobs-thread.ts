import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { startJobs } from '#platform/jobs.ts'
import { planLost } from '#platform/listen.ts'
import { loadJobs } from './features.ts'
import type { ThreadData } from './jobs.ts'

// The thread of the jobs: reading a whole city, packing it and writing it down is never in the way of a page.

const { logins } = workerData as ThreadData
const log = (entry: Record<string, unknown>) => console.error(JSON.stringify({ at: systemClock.now(), ...entry }))

// A statement of a job may take longer than one of a request.
const lost = () => parentPort!.postMessage('lost')
const database = openDatabase(logins, { size: 2, statementMs: 60_000, lost })
await planLost(database)
const { jobs: work, listeners } = await loadJobs()
const jobs = await startJobs(logins, [...work, ...listeners], { database, now: systemClock.now, log, lost })
await once(parentPort!, 'message')
await jobs.stop()
await database.close()
process.exit(0)
