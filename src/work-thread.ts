import { parentPort, workerData } from 'node:worker_threads'
import { useErasedFolder } from '#platform/backup/erased.ts'
import { carriersOf, useCarriers } from '#platform/carriers.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { lookRound, type Seen } from '#platform/rounds/watch.ts'
import { readSecret, useSecret } from '#platform/secret.ts'
import { loadJobs, loadRounds } from './features.ts'
import type { ThreadData } from './jobs.ts'
import type { Said, Task } from './work.ts'

// The thread in which jobs and rounds are worked on: reading a whole city, packing it and writing it down, or sweeping it,
// is never in the way of a page. Told to end, it gives up what it has not done; that is begun again.

const { logins, config } = workerData as ThreadData
useErasedFolder(config.backup?.dir)
useCarriers(carriersOf(config))
// What is sent (a code, a link) is made here, and closed under the key under which the pages look at it.
useSecret(readSecret(config))
const log = (entry: Record<string, unknown>) => console.error(JSON.stringify({ time: systemClock.now(), ...entry }))

const say = (said: Said) => parentPort!.postMessage(said)
const lost = () => say('lost')
// A statement of a job may take longer than one of a request.
const database = openDatabase(logins, { size: 3, statementMs: 60_000, lost })
const workshop = { database, now: systemClock.now, log, lost }
const jobs = loadJobs().then(({ jobs, listeners }) => new Map([...jobs, ...listeners].map(job => [job.name, job])))
const ending = new AbortController()
const { signal } = ending

async function done(task: Task): Promise<Seen | null> {
  if ('job' in task) {
    await (await jobs).get(task.job)!.run({ ...workshop, ...task, signal })
    return null
  }
  await lookRound(await loadRounds(), task.seen, workshop, signal)
  return task.seen
}

const doing = new Set<Promise<void>>()
parentPort!.on('message', async (message: [id: number, task: Task] | 'end') => {
  if (message === 'end') {
    ending.abort()
    await Promise.all(doing)
    await database.close()
    process.exit(0)
  }
  const [id, task] = message
  const one = done(task)
    .then(
      seen => say({ task: id, done: seen }),
      failed => say({ task: id, failed, code: failed?.code }),
    )
    .finally(() => doing.delete(one))
  doing.add(one)
})
