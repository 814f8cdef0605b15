import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { loginsOf } from '#platform/connect.ts'
import { hostOf } from '../many/cities.ts'
import { config, owner, pooler, type Running } from '../many/servers.ts'
import { type Asked, crowd, good, stop, told, type Web, web } from '../many/web.ts'
import type { Figure } from '../run.ts'

// PgBouncer (pooling by transaction) between the pages and the database, two cities at once: whose page is shown, and what
// is left on a connection of the server.

const PEOPLE = 32
const SECONDS = 8
const CITIES = [0, 2] as const

const next =
  (port: number) =>
  (turn: number): Asked => ({ port, host: hostOf(CITIES[turn % 2]!), path: turn % 3 ? '/opportunities' : '/' })

export async function pooled(database: string): Promise<Figure[]> {
  const bouncer = await pooler()
  const webs: Web[] = []
  try {
    webs.push(await web(database, 3650))
    await crowd(PEOPLE, 2, next(3650))
    const without = await crowd(PEOPLE, SECONDS, next(3650))
    await stop(webs)
    webs.push(await web(database, 3651, { YUI_POOLER: `127.0.0.1:${bouncer.port}` }))
    await crowd(PEOPLE, 2, next(3651))
    const answers = await crowd(PEOPLE, SECONDS, next(3651))
    // The second city has what the first one has; its name stands on its own pages alone.
    const wrong = answers.filter(({ host, text }) => text.includes(`第${CITIES[1]}市`) !== (host === hostOf(CITIES[1])))
    console.log(`  direct: ${told(without, SECONDS)}; through PgBouncer: ${told(answers, SECONDS)}`)
    const left = await leftovers(database, bouncer.port)
    return [
      { name: 'pages a second direct', value: good(without).length / SECONDS, unit: '/s' },
      { name: 'pages a second through PgBouncer', value: good(answers).length / SECONDS, unit: '/s' },
      {
        name: 'of two cities at once: pages of the wrong one',
        value: wrong.length,
        unit: `of ${answers.length}`,
        bar: '0 of ≥ 500, all 200',
        ok: wrong.length === 0 && answers.length >= 500 && good(answers).length === answers.length,
      },
      { name: 'settings or statements left on its connections', value: left, unit: '', bar: '0', ok: left === 0 },
      ...(await restarted(bouncer)),
    ]
  } finally {
    await stop(webs)
    await bouncer.stop()
  }
}

/** PgBouncer is killed under the pages: whether they come back by themselves when it is there again. */
async function restarted(bouncer: Running): Promise<Figure[]> {
  const [answers] = await Promise.all([
    crowd(4, 8, next(3651)),
    (async () => {
      await after(1000)
      bouncer.kill()
      await after(1000)
      Object.assign(bouncer, await pooler())
    })(),
  ])
  const bad = answers.filter(({ status }) => status !== 200)
  const back = Math.max(0, ...bad.map(({ at, ms }) => at + ms)) - Math.min(...answers.map(({ at }) => at)) - 2000
  console.log(`  PgBouncer killed and started again: ${told(answers, 8)}`)
  return [
    {
      name: 'PgBouncer killed, started a second later: served again after',
      ...{ value: Math.max(0, back) / 1000, unit: 's', bar: '≤ 5, else 503', ok: back <= 5000 },
    },
  ]
}

/** What a stranger finds on the connections of the server that the pages used. */
async function leftovers(database: string, port: number): Promise<number> {
  const { outside, inside } = await loginsOf(owner(database))
  let found = 0
  for (const { user } of [outside, inside]) {
    const clients = Array.from({ length: 10 }, () => new pg.Client(config(port, user!, database)))
    await Promise.all(clients.map(client => client.connect()))
    // All at once, so that each has a connection of its own.
    const rows = await Promise.all(
      clients.map(async client => {
        await client.query('begin')
        const { rows } = await client.query(
          `select coalesce(current_setting('app.tenant', true), '') || coalesce(current_setting('app.claims', true), '') as said,
             current_user = session_user as own, (select count(*)::int from pg_prepared_statements) as kept, pg_sleep(0.2)::text`,
        )
        await client.query('rollback')
        return rows[0]
      }),
    )
    found += rows.filter(({ said, own, kept }) => said !== '' || !own || kept > 0).length
    await Promise.all(clients.map(client => client.end()))
  }
  return found
}
