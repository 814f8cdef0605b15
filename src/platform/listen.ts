import { sql } from 'kysely'
import type { Database, Read, Tx } from './db.ts'
import { type Heard, happeningById, type Kind } from './happening.ts'
import type { Job, Work } from './jobs.ts'
import { JOBS } from './jobs-schema.ts'

/** A job that follows from a happening. */
export type Listener = Job & { hears: Kind }

type Follows<K extends Kind> = {
  /** The name of the job; short and lasting, it stands in the database. */
  name: string
  /** What it does in the words of staff, should it fail: 「ポイントをつける」. */
  told: string
  /** Does it, in one transaction with the note that it is done: what it does to our rows is done once. */
  does: (tx: Tx, happened: Heard<K>, work: Work) => Promise<void>
}

/**
 * Listens to a kind of happening of an earlier noun. A migration says the same to the database (`call listen(kind, job)`),
 * so that whoever records such a happening plans the job with it. A failure is tried again with growing pauses; in the
 * end it waits on the page of what is stuck.
 */
export const on = <K extends Kind>(kind: K, { name, told, does }: Follows<K>): Listener => ({
  name,
  hears: kind,
  run: async work => {
    try {
      await work.database.write({ lane: 'job', municipality: work.municipality }, async tx => {
        if (!(await takeOn(tx, name, work))) return
        await does(tx, (await happeningById(tx, work.about)) as unknown as Heard<K>, work)
      })
    } catch (error) {
      if (!work.signal.aborted) await noteFailure(name, told, work)
      throw error
    }
  },
})

/** Marks it as done, before it is: false where it was done already. A second one at the same time waits for the first. */
async function takeOn(tx: Tx, job: string, { about, now }: Work): Promise<boolean> {
  const taken = await tx
    .updateTable('happening_job')
    .set({ done_at: now() })
    .where('happening_id', '=', about)
    .where('job', '=', job)
    .where('done_at', 'is', null)
    .returning('job')
    .executeTakeFirst()
  return taken !== undefined
}

const noteFailure = (job: string, told: string, { database, municipality, about, now, last }: Work) =>
  database.write({ lane: 'job', municipality }, async tx => {
    const at = now()
    await tx
      .updateTable('happening_job')
      .set(eb => ({
        told,
        tries: eb('tries', '+', 1),
        failed_at: eb.fn.coalesce('failed_at', eb.val(at)),
        given_up_at: last ? at : null,
      }))
      .where('happening_id', '=', about)
      .where('job', '=', job)
      .where('done_at', 'is', null)
      .execute()
  })

export type Stuck = {
  happening: string
  job: string
  told: string
  kind: string
  subject_kind: string
  subject_id: string
  /** When it was to be done, when it failed for the first time, and since when it is not tried any more by itself. */
  at: string
  failed_at: string | null
  given_up_at: string | null
  tries: number
}

/** After so long even work that never said that it failed is stuck. */
const LATE_HOURS = 1

const stuck = (db: Read, now: string) =>
  db
    .selectFrom('happening_job as j')
    .innerJoin('happening as h', 'h.id', 'j.happening_id')
    .where('j.done_at', 'is', null)
    .where(eb =>
      eb.or([
        eb('j.failed_at', 'is not', null),
        eb('j.created_at', '<', sql<string>`${now}::timestamptz - ${LATE_HOURS} * interval '1 hour'`),
      ]),
    )

/** What follows from happenings and was not done though its time is past, the oldest first. */
export const stuckJobs = (db: Read, now: string): Promise<Stuck[]> =>
  stuck(db, now)
    .select(['h.id as happening', 'j.job', 'j.told', 'h.kind', 'h.subject_kind', 'h.subject_id', 'h.at'])
    .select(['j.failed_at', 'j.given_up_at', 'j.tries'])
    .orderBy('h.at')
    .orderBy('h.id')
    .limit(200)
    .execute()

/** How many of them there are. */
export const countStuck = async (db: Read, now: string): Promise<number> =>
  (
    await stuck(db, now)
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

/** Plans it once more, from the first try on; false where it is done meanwhile, or is not there. */
export async function tryAgain(tx: Tx, happening: string, job: string): Promise<boolean> {
  const undone = await tx
    .updateTable('happening_job')
    .set({ given_up_at: null })
    .where('happening_id', '=', happening)
    .where('job', '=', job)
    .where('done_at', 'is', null)
    .returning('job')
    .executeTakeFirst()
  if (undone) await sql`select enqueue_for_happening(${job}, ${happening})`.execute(tx)
  return undone !== undefined
}

/**
 * Plans again what was not done, was not given up and stands in the queue no more: after a backup was restored, which has
 * no queue, or a process that died in its last try. Called before a process takes jobs.
 */
export async function planLost(database: Database): Promise<void> {
  const all = await database.untenanted(db => db.selectFrom('municipality').select('id').execute())
  for (const { id: municipality } of all)
    await database.write({ lane: 'job', municipality }, tx =>
      sql`select enqueue_for_happening(job, happening_id) from happening_job h
        where done_at is null and given_up_at is null and not exists (
          select from ${sql.table(`${JOBS}.job`)} q
          where q.name = h.job and q.state < 'completed' and q.data->>'about' = h.happening_id::text)`.execute(tx),
    )
}
