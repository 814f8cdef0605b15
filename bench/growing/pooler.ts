import pg from 'pg'
import { loginsOf } from '#platform/connect.ts'
import { hostOf } from '../many/cities.ts'
import { config, owner, pooler } from '../many/servers.ts'
import { type Asked, crowd, good, stop, told, web } from '../many/web.ts'
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
  try {
    const direct = await web(database, 3650)
    await crowd(PEOPLE, 2, next(3650))
    const without = await crowd(PEOPLE, SECONDS, next(3650))
    await stop([direct])
    const through = await web(database, 3651, { YUI_POOLER: `127.0.0.1:${bouncer.port}` })
    await crowd(PEOPLE, 2, next(3651))
    const answers = await crowd(PEOPLE, SECONDS, next(3651))
    // The second city has what the first one has; its name stands on its own pages alone.
    const wrong = answers.filter(({ host, text }) => text.includes(`第${CITIES[1]}市`) !== (host === hostOf(CITIES[1])))
    console.log(`  direct: ${told(without, SECONDS)}; through PgBouncer: ${told(answers, SECONDS)}`)
    const left = await leftovers(database, bouncer.port)
    await stop([through])
    return [
      { name: 'pages a second direct', value: good(without).length / SECONDS, unit: '/s' },
      { name: 'pages a second through PgBouncer', value: good(answers).length / SECONDS, unit: '/s' },
      {
        name: 'of two cities at once: pages of the wrong one',
        value: wrong.length,
        unit: `of ${answers.length}`,
        bar: '0 of ≥ 2000, all 200',
        ok: wrong.length === 0 && answers.length >= 2000 && good(answers).length === answers.length,
      },
      { name: 'settings or statements left on its connections', value: left, unit: '', bar: '0', ok: left === 0 },
    ]
  } finally {
    await bouncer.stop()
  }
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
