import { sql } from 'kysely'
import type { Job as Taken } from 'pg-boss'
import type { Database, Read, Tx } from './db.ts'
import { traceOf } from './errors.ts'
import { JOBS } from './jobs-schema.ts'
import { type Logins, roleOf } from './lanes.ts'
import { isUnreachable } from './unreachable.ts'

type Log = (entry: Record<string, unknown>) => void

/** What a job is told when its turn comes. */
export type Work = {
  database: Database
  municipality: string
  /** The id of what it is about. */
  about: string
  now: () => string
  /** Aborted when the process is about to end: the job gives up by throwing and is begun again later. */
  signal: AbortSignal
  log: Log
  /** It was cut off as often as is tolerated and is not begun again after this: let what it is about say so. */
  last: boolean
}

/**
 * Work that takes longer than a request. It must be idempotent: a job that is cut off is begun again from its start.
 * What goes wrong in the work itself is recorded on what it is about; only the unforeseen is thrown.
 */
export type Job = {
  name: string
  run: (work: Work) => Promise<void>
  /** What waits for this job or was begun by it, and has not ended: the ids of what it is about. */
  unfinished?: (db: Read) => Promise<readonly string[]>
}

/** How often a job that was cut off is begun again. */
const RETRIES = 5
/** After so many silent seconds a job counts as cut off, as the database has it in `enqueue`. */
const SILENT_SECONDS = 20

/** Plans a job for the municipality of the transaction: it is there when the transaction is committed, and not before. */
export async function enqueue(tx: Tx, { name }: Pick<Job, 'name'>, about: string): Promise<void> {
  await sql`select enqueue(${name}, ${about}, ${RETRIES}, 0)`.execute(tx)
}

/**
 * Plans again what was not ended and stands in the queue no more: a backup has no queue, and a job that killed its process
 * in every try is given up by it. So nothing is waited for that nobody does. Called before a process takes jobs.
 */
export async function takeUp(database: Database, jobs: readonly Job[]): Promise<void> {
  const all = await database.untenanted(db => db.selectFrom('municipality').select('id').execute())
  for (const { id: municipality } of all)
    await database.write({ lane: 'job', municipality }, async tx => {
      for (const { name, unfinished } of jobs) if (unfinished) await planAgain(tx, name, await unfinished(tx))
    })
}

const planAgain = (tx: Tx, name: string, ids: readonly string[]) =>
  ids.length > 0 &&
  sql`select enqueue(${name}, lost, ${RETRIES}, 0) from unnest(${ids}::text[]) lost where not exists (
    select from ${sql.table(`${JOBS}.job`)} q
    where q.name = ${name} and q.state < 'completed' and q.data->>'about' = lost)`.execute(tx)

/** `lost` is told whenever the queue cannot be reached. */
export type Workshop = { database: Database; now: () => string; log: Log; lost?: () => void }

/** Takes jobs one at a time of each kind until `stop`, which waits for nothing: what is cut off is begun again. */
export async function startJobs(
  logins: Logins,
  jobs: readonly Job[],
  { database, now, log, lost = () => {} }: Workshop,
): Promise<{ stop: () => Promise<void> }> {
  const { PgBoss } = await import('pg-boss')
  const ending = new AbortController()
  const { host, port, user, password, database: name, ssl } = logins.inside
  const boss = new PgBoss({
    ...({ host, port, user, password, database: name, ssl, max: 2 } as object),
    // The library knows no lane: its own few connections are in that of the jobs from the start.
    ...({ options: `-c role=${roleOf(logins.owner, 'job')}` } as object),
    schema: JOBS,
    application_name: 'yui jobs',
    // The owner makes and changes the tables at the start of the program; this login works with their rows.
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: SILENT_SECONDS / 2,
    monitorIntervalSeconds: SILENT_SECONDS / 2,
    queueCacheIntervalSeconds: SILENT_SECONDS / 2,
  })
  boss.on('error', error => {
    // It asks every second: as long as the database is away that is known, and no line each.
    if (isUnreachable(error)) return lost()
    log({ level: 'error', job: 'queue', ...traceOf(error) })
  })
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { policy: 'standard' })
    // It asks once a second, and at once after each that it was given: what waits behind it is not kept waiting.
    const asks = { pollingIntervalSeconds: 1, includeMetadata: true } as const
    const id = await boss.work(job.name, asks, async taken => {
      boss.notifyWorker(id)
      for (const { data, retryCount, retryLimit } of taken as (Taken<Carried> & Tries)[])
        await job
          .run({ ...data, database, now, log, signal: ending.signal, last: retryCount >= retryLimit })
          .catch(error => {
            if (!ending.signal.aborted) log({ level: 'error', job: job.name, about: data.about, ...traceOf(error) })
            throw error
          })
    })
  }
  return {
    stop: async () => {
      ending.abort()
      await boss.stop({ timeout: 3000 })
    },
  }
}

type Carried = { municipality: string; about: string }
type Tries = { retryCount: number; retryLimit: number }
