import { sql } from 'kysely'
import pg from 'pg'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, type DemoApp, demoApp } from '../../../seed/testing.ts'
import { loadKeepings, loadParts } from '../../features.ts'
import { jobsOver } from './jobs.ts'

// For tests only: the demo city, in which cases end and people are erased.

export const parts = await loadParts()
export const keepings = await loadKeepings()

type Ask = <T>(query: ReturnType<typeof sql<T>>) => Promise<T[]>

/** The demo city with what a test of erasures needs. `lines`: what it wrote into its log. */
export async function erasureCity() {
  const lines: string[] = []
  const demo = await demoApp(undefined, entry => lines.push(JSON.stringify(entry)))
  const { database, municipality, clock } = demo
  const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
  const read = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
  const ask: Ask = query => write(async tx => (await query.execute(tx)).rows)
  const [staff] = await ask(sql<{ id: string }>`select id::text from account where login = 'sato'`)
  const by = staff!.id
  const work = { database, municipality, now: () => clock.now, log: () => {}, last: false }

  /** Ends somebody's case on a day: each noun ends what is open of it, as a last consultation does. */
  const endCase = (person: string, day: string) =>
    write(async tx => {
      const doing = { by, now: clock.now, today: clock.now.slice(0, 10) }
      for (const { open, end } of parts.closings)
        for (const { id, ways } of await open(tx, person, doing.today)) {
          const refused = await end(tx, { id, way: ways.at(-1)!.value, why: '終わり' }, doing)
          if (refused) throw new Error(refused)
        }
      await sql`update step set done_at = ${clock.now}, done_by = ${by}, outcome = 'done' where person_id = ${person} and done_at is null`.execute(
        tx,
      )
      await sql`update booking set status = 'cancelled', ended_as = 'desk', ended_at = ${clock.now}, offer_until = null
        where person_id = ${person} and status in ('applied', 'confirmed', 'waiting', 'offered')`.execute(tx)
      await sql`update person set closed_on = ${day} where id = ${person}`.execute(tx)
    })

  /** Runs the jobs about an erasure, as the thread of the jobs does. */
  const run = async (name: 'erasure-count' | 'erasure-carry', about: string) => {
    const job = jobsOver(async () => parts).find(one => one.name === name)!
    await job.run({ ...work, about, signal: new AbortController().signal })
  }
  return { ...demo, lines, write, read, ask, by, endCase, run }
}
export type ErasureCity = Awaited<ReturnType<typeof erasureCity>>

/** Proposes to erase somebody on their page; gives where that led, and its id. */
export async function proposed(who: Browserless, person: string, fields: Record<string, string> = {}) {
  const response = await who.post(`/staff/people/${person}/erasure`, {
    once: newId(),
    why: '期間が過ぎたため',
    ...fields,
  })
  return { response, id: response.headers.get('location')?.split('/').at(-1) ?? '' }
}
export const approved = (who: Browserless, id: string) => who.post(`/staff/erasures/${id}/approve`, { once: newId() })

/** People of the demo who have talks, so many, the first by number. */
export const peopleWithTalks = async ({ ask }: ErasureCity, most: number): Promise<string[]> =>
  (
    await ask(sql<{
      id: string
    }>`select p.id::text from person p where exists (select from consultation c where c.person_id = p.id)
      and not exists (select from role_grant g where g.scope_id = p.id) and p.closed_on is null order by number limit ${most}`)
  ).map(({ id }) => id)

/** Works on the database of the demo as its owner, who sees every row of its municipality. */
export async function asOwner<T>(
  { owner, municipality }: Pick<DemoApp, 'owner' | 'municipality'>,
  work: (client: pg.Client) => Promise<T>,
) {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
    return await work(client)
  } finally {
    await client.end()
  }
}
