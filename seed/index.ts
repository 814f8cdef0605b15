import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import type { Connected } from '#platform/connect.ts'
import { tellAll } from './breakdowns.ts'
import { loginLines } from './city.ts'

/** What the thread that fills the city is given. */
export type FillData = Pick<Connected, 'owner' | 'logins'> & { now: string }

/**
 * Loads the demo city where there is no municipality yet, all or nothing, and gives the lines that say who may log in.
 * Dates are relative to `now`, nothing is random. It happens in a thread of its own: what the load needed (100 MB) is gone
 * with it, and a program whose city is there never reads the code and the texts of the cast.
 */
export async function seedDemo({ owner, logins }: Pick<Connected, 'owner' | 'logins'>, now: string): Promise<string[]> {
  const lock = new pg.Client(owner)
  await lock.connect()
  try {
    await lock.query(`select pg_advisory_lock(hashtext('yui seed'))`)
    if (await isFilled(lock)) await tellAll(lock)
    else await fillInThread({ owner, logins, now })
  } finally {
    await lock.end()
  }
  return loginLines()
}

/** A small nursery for what lives no longer than a statement: the pages it takes are not all given back at the end. */
const LIMITS = { maxYoungGenerationSizeMb: 8 }

/** Ends when the thread has; throws what broke it off. */
const fillInThread = (data: FillData) =>
  once(new Worker(new URL('./thread.ts', import.meta.url), { workerData: data, resourceLimits: LIMITS }), 'exit')

/** A load that was cut off leaves a municipality without staff; it is taken away and made anew. */
async function isFilled(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ id: string }>('select id from municipality')
  if (rows.length === 0) return false
  await owner.query('begin')
  await owner.query(`select set_config('app.tenant', $1, true)`, [rows[0]!.id])
  const staff = await owner.query('select 1 from account limit 1')
  await owner.query('commit')
  if (staff.rows.length === 0 && rows.length === 1)
    await owner.query('delete from municipality where id = $1', [rows[0]!.id])
  return staff.rows.length > 0
}
