import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import type { Connected } from '#platform/connect.ts'
import { tellAll } from './breakdowns.ts'

/** What the process that fills the city is given. */
export type FillData = Pick<Connected, 'owner' | 'logins'> & { now: string }

/**
 * Loads the demo city where there is no municipality yet, all or nothing, and gives whether it did.
 * Dates are relative to `now`, nothing is random. It happens in a process of its own: what the load needed (150 MB) is
 * gone with it, and a program whose city is there never reads the code and the texts of the cast.
 */
export async function seedDemo({ owner, logins }: Pick<Connected, 'owner' | 'logins'>, now: string): Promise<boolean> {
  const lock = new pg.Client(owner)
  await lock.connect()
  try {
    await lock.query(`select pg_advisory_lock(hashtext('yui seed'))`)
    const filled = await isFilled(lock)
    if (filled) await tellAll(lock)
    else await fillApart({ owner, logins, now })
    return !filled
  } finally {
    await lock.end()
  }
}

/** Gives when the city is filled; throws where it was broken off. */
async function fillApart(data: FillData): Promise<void> {
  const child = fork(join(import.meta.dirname, 'apart.ts'))
  child.send(data)
  const [code, signal] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the demo city was not filled: ${signal ?? code}`)
}

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
