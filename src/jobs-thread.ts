import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { type Job, startJobs, takeUp } from '#platform/jobs.ts'
import { planLost } from '#platform/listen.ts'
import { mayBeDue, type Seen, watchRounds } from '#platform/rounds/watch.ts'
import { settle } from '#platform/settle.ts'
import { loadJobs } from './features.ts'
import type { ThreadData } from './jobs.ts'
import { openWork } from './work.ts'

// The thread that waits for jobs and for rounds. It knows no more than their names: what is to be done is done in a thread
// that comes and goes (work-thread.ts), so that a program that waits is small.

const { logins, config } = workerData as ThreadData
const log = (entry: Record<string, unknown>) => console.error(JSON.stringify({ time: systemClock.now(), ...entry }))
const lost = () => parentPort!.postMessage('lost')
const database = openDatabase(logins, { size: 2, statementMs: 60_000, lost })
const workshop = { database, now: systemClock.now, log, lost }
await planLost(database)
const { jobs, listeners } = await loadJobs()
await takeUp(database, jobs)
const work = openWork(workerData, lost)
const elsewhere = ({ name }: Job): Job => ({
  name,
  run: async ({ municipality, about, last }) => void (await work.do({ job: name, municipality, about, last })),
})
const taking = await startJobs(logins, [...jobs, ...listeners].map(elsewhere), workshop)
let seen: Seen = new Map()
const rounds = watchRounds(async () => {
  if (await mayBeDue(seen, workshop)) seen = (await work.do({ seen })) ?? seen
}, log)
const backups =
  config.backup && (await import('#platform/backup/watch.ts')).watchBackups(config, config.backup, workshop)
settle()
await once(parentPort!, 'message')
await Promise.all([taking.stop(), rounds.stop(), work.stop(), backups?.stop()])
await database.close()
process.exit(0)
