import { sql } from 'kysely'
import { addMinutes, type Instant } from '../clock.ts'
import type { Read, Tx } from '../db.ts'
import type { DueRun, Known, Undone } from './due.ts'

/** What is known of the runs of every round of the municipality, by the round's name. */
export async function runsOf(db: Read): Promise<Map<string, Known>> {
  const known = await db
    .selectFrom('round_run')
    .select(({ fn }) => [
      'round',
      fn.max('day').as('tried'),
      fn.max('day').filterWhere('done_at', 'is not', null).as('done'),
    ])
    .groupBy('round')
    .execute()
  const undone = Map.groupBy(await failingRounds(db), ({ round }) => round)
  return new Map(known.map(({ round, done, tried }) => [round, { done, tried, undone: undone.get(round) ?? [] }]))
}

/** A run that failed and is still to be done: its round, how often it failed, the code of the last error. */
export type FailingRound = Undone & { round: string; code: string | null }

/** Every run of the municipality that failed and is still to be done, the oldest day first. */
export async function failingRounds(db: Read): Promise<FailingRound[]> {
  const rows = await db
    .selectFrom('round_run')
    .select(['round', 'day', 'since', 'failures', 'code', 'again_at as again'])
    .where('done_at', 'is', null)
    .orderBy('day')
    .orderBy('round')
    .$narrowType<{ again: Instant }>()
    .execute()
  // The moment as our clock writes it: moments are compared as texts.
  return rows.map(row => ({ ...row, again: addMinutes(row.again, 0) }))
}

/**
 * Takes a run on in the transaction of its work; false where another process has the municipality in hand, or has done it.
 * The lock is only asked for, so that nobody waits for a long round; the key alone decides that it is done once.
 */
export async function takeRun(tx: Tx, round: string, { day, since }: DueRun, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into round_run (round, day, since, started_at)
    select ${round}, ${day}::date, ${since}::date, ${now}::timestamptz
    from (select pg_try_advisory_xact_lock(hashtext('yui rounds'), hashtext(tenant()::text)) as mine) turn where mine
    on conflict (municipality_id, round, day) do update set started_at = excluded.started_at, since = excluded.since
      where round_run.done_at is null
    returning 1`.execute(tx)
  return rows.length > 0
}

/** Notes that a run is done, and with it what failed on the days for which it stands. */
export const endRun = (tx: Tx, round: string, { day, since }: DueRun, count: number, now: Instant) =>
  tx
    .updateTable('round_run')
    .set({
      done_at: now,
      count: sql<number>`case when day = ${day}::date then ${count}::int else 0 end`,
      again_at: null,
    })
    .where('round', '=', round)
    .where('day', '>=', since)
    .where('day', '<=', day)
    .where('done_at', 'is', null)
    .execute()

/** Notes that a run failed, where nobody has done it since. */
export const noteFailure = (
  tx: Tx,
  round: string,
  { day, since }: DueRun,
  failed: { failures: number; code: string; again_at: Instant; now: Instant },
) => {
  const { now, ...state } = failed
  return tx
    .insertInto('round_run')
    .values({ round, day, since, started_at: now, ...state })
    .onConflict(conflict =>
      conflict.columns(['municipality_id', 'round', 'day']).doUpdateSet(state).where('round_run.done_at', 'is', null),
    )
    .execute()
}

/** Removes the runs of more than `days` days before `day`; what failed and the last that was done of each round stay. */
export async function forgetRuns(tx: Tx, day: string, days: number): Promise<number> {
  const { rows } = await sql`
    delete from round_run r where done_at is not null and day < ${day}::date - ${days}::int
      and exists (select 1 from round_run later where later.round = r.round and later.day > r.day and later.done_at is not null)
    returning 1`.execute(tx)
  return rows.length
}
