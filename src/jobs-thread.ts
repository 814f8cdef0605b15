import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { useErasedFolder } from '#platform/backup/erased.ts'
import { carriersOf, useCarriers } from '#platform/carriers.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { startJobs, takeUp } from '#platform/jobs.ts'
import { planLost } from '#platform/listen.ts'
import { watchRounds } from '#platform/rounds/watch.ts'
import { readSecret, useSecret } from '#platform/secret.ts'
import { settle } from '#platform/settle.ts'
import { loadJobs, loadRounds } from './features.ts'
import type { ThreadData } from './jobs.ts'

// The thread of the jobs and rounds: reading a whole city, packing it and writing it down, or sweeping it, is never in the
// way of a page.

const { logins, config } = workerData as ThreadData
useErasedFolder(config.backup?.dir)
useCarriers(carriersOf(config))
// What is sent (a code, a link) is made here, and closed under the key under which the pages look at it.
useSecret(readSecret(config))
const log = (entry: Record<string, unknown>) => console.error(JSON.stringify({ time: systemClock.now(), ...entry }))

// A statement of a job may take longer than one of a request.
const lost = () => parentPort!.postMessage('lost')
const database = openDatabase(logins, { size: 3, statementMs: 60_000, lost })
const workshop = { database, now: systemClock.now, log, lost }
await planLost(database)
const { jobs: work, listeners } = await loadJobs()
await takeUp(database, work)
const jobs = await startJobs(logins, [...work, ...listeners], workshop)
const rounds = watchRounds(await loadRounds(), workshop)
const backups =
  config.backup && (await import('#platform/backup/watch.ts')).watchBackups(config, config.backup, workshop)
settle()
await once(parentPort!, 'message')
await Promise.all([rounds.stop(), jobs.stop(), backups?.stop()])
await database.close()
process.exit(0)
