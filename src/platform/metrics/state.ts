import { sql } from 'kysely'
import { lastBackup } from '../backup/series.ts'
import { addMinutes, type Instant, secondsOf } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db.ts'
import { ofEach } from '../each.ts'
import { isReached, roomIn } from '../health.ts'
import { JOBS } from '../jobs-schema.ts'
import { number, rowsOf } from '../rows.ts'
import { type Line, line } from './text.ts'

/** What is known of the installation, whichever process is asked. */
export async function stateOf(database: Database, config: Config, now: Instant): Promise<Line[]> {
  const up = await isReached(database)
  return [
    line('yui_database_up', up ? 1 : 0),
    ...(up ? await Promise.all([jobsNow(database), roundsNow(database, now)]).catch(() => []) : []).flat(),
    ...poolsOf(database),
    ...replicaOf(database),
    ...(await disksOf(config)),
    ...(config.backup ? [line('yui_backup_last_timestamp_seconds', await lastMadeIn(config.backup.dir))] : []),
    line('process_resident_memory_bytes', process.memoryUsage.rss()),
    line('process_start_time_seconds', secondsOf(now) - Math.round(process.uptime())),
  ]
}

const poolsOf = (database: Database): Line[] =>
  Object.entries(database.pools()).flatMap(([login, { open, idle, waiting }]) => [
    line('yui_pool_connections', open - idle, { login, state: 'busy' }),
    line('yui_pool_connections', idle, { login, state: 'idle' }),
    line('yui_pool_waiting', waiting, { login }),
  ])

function replicaOf(database: Database): Line[] {
  const replica = database.replica()
  if (!replica) return []
  const { serves, lag } = replica
  return [
    line('yui_replica_up', serves ? 1 : 0),
    ...(lag === null ? [] : [line('yui_replica_lag_seconds', Number(lag.toFixed(3)))]),
  ]
}

const QUEUE = { waiting: number, running: number, failed: number, oldest: number }

/** The queue belongs to no municipality. */
const jobsNow = (database: Database): Promise<Line[]> =>
  database.read({ lane: 'job', municipality: null }, async db => {
    const queue = await rowsOf(db, QUEUE)`
      select count(*) filter (where state in ('created', 'retry')) as waiting,
        count(*) filter (where state = 'active') as running, count(*) filter (where state = 'failed') as failed,
        coalesce(extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now())), 0) as oldest
      from ${sql.table(`${JOBS}.job`)}`
    const { oldest, ...states } = queue[0]!
    const each = Object.entries(states).map(([state, count]) => line('yui_jobs', count, { state }))
    return [...each, line('yui_jobs_oldest_seconds', oldest)]
  })

/** Two hundred municipalities are asked once in so long. */
const ROUNDS_MINUTES = 1
let known: { until: Instant; lines: Line[] } = { until: '', lines: [] }

async function roundsNow(database: Database, now: Instant): Promise<Line[]> {
  if (known.until > now) return known.lines
  const all = await database.untenanted(db => db.selectFrom('municipality').select('id').execute())
  let [failing, behind, broken] = [0, Number.POSITIVE_INFINITY, 0]
  const runs = await ofEach(
    database,
    all.map(({ id }) => id),
    db =>
      db
        .selectFrom('round_run')
        .select(({ fn }) => [
          fn.max('done_at').as('done'),
          fn.countAll<number>().filterWhere('done_at', 'is', null).as('failing'),
          sql<boolean>`exists (select from audit_check where broken is not null)`.as('broken'),
        ])
        .executeTakeFirstOrThrow(),
  )
  for (const run of runs) {
    failing += run.failing
    broken += run.broken ? 1 : 0
    behind = Math.min(behind, run.done ? secondsOf(run.done) : 0)
  }
  const lines = [
    line('yui_rounds_failing', failing),
    line('yui_looks_broken', broken),
    ...(all.length > 0 ? [line('yui_rounds_last_done_timestamp_seconds', behind)] : []),
  ]
  known = { until: addMinutes(now, ROUNDS_MINUTES), lines }
  return lines
}

async function disksOf({ databaseUrl, dataDir, backup }: Config): Promise<Line[]> {
  const disks = [
    ...(databaseUrl ? [] : [['data', dataDir] as const]),
    ...(backup ? [['backup', backup.dir] as const] : []),
  ]
  return Promise.all(disks.map(async ([of, dir]) => line('yui_disk_free_bytes', await roomIn(dir), { of })))
}

const lastMadeIn = async (dir: string): Promise<number> => {
  const last = await lastBackup(dir)
  return last ? secondsOf(last.at) : 0
}
