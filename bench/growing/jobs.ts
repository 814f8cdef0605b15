import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '#platform/ids.ts'
import { hostOf } from '../many/cities.ts'
import { admin, ask } from '../many/servers.ts'
import { stop, type Web, web } from '../many/web.ts'
import type { Figure } from '../run.ts'

// The process of the jobs is killed in the middle of many: who takes up the rest, after how long, and whether anything is
// done twice.

const EACH = 250
const LETTERS = '34679ACEFHKMRTWXY'

/** So many requests arrive in each of two cities; the desk's step for each is a job. Gives what is in them. */
async function arrive(database: string): Promise<string[]> {
  const client = new pg.Client(admin(database))
  await client.connect()
  try {
    return [...(await arriveIn(client, 0)), ...(await arriveIn(client, 2))]
  } finally {
    await client.end()
  }
}

async function arriveIn(client: pg.Client, city: number): Promise<string[]> {
  const { rows } = await client.query(`select id from municipality where host = $1`, [hostOf(city)])
  const some = Array.from({ length: EACH }, () => ({ id: newId(), form: newId(), code: codeOf(), happening: newId() }))
  const given = JSON.stringify(some)
  await client.query('begin')
  await client.query(`select set_config('app.tenant', $1, true)`, [rows[0].id])
  await client.query(
    `insert into request select (jsonb_populate_record(r, jsonb_build_object('id', x.id, 'form', x.form, 'code', x.code))).*
       from request r, jsonb_to_recordset($1) x(id uuid, form uuid, code text)
       where r.municipality_id = tenant() and r.id = (select min(id::text)::uuid from request where municipality_id = tenant())`,
    [given],
  )
  await client.query(
    `insert into happening (municipality_id, id, kind, subject_kind, subject_id, at)
       select tenant(), happening, 'request.received', 'request', id, now() from jsonb_to_recordset($1) x(id uuid, happening uuid)`,
    [given],
  )
  await client.query('commit')
  return some.map(({ id }) => id)
}

let made = 0
const codeOf = (): string => {
  let [left, code] = [(Date.now() % 1_000_000) * 100 + made++, '']
  for (let at = 0; at < 7; at++, left = Math.floor(left / LETTERS.length)) code += LETTERS[left % LETTERS.length]
  return code
}

type Done = { steps: number; twice: number; undone: number }

async function doneOf(database: string, ids: readonly string[]): Promise<Done> {
  const list = ids.map(id => `'${id}'`).join()
  const [row] = await ask<Done>(
    database,
    `select count(*)::int as steps, (count(*) - count(distinct subject_id))::int as twice,
       (select count(*)::int from happening_job j join happening h on h.municipality_id = j.municipality_id and h.id = j.happening_id
         where h.subject_id in (${list}) and j.done_at is null) as undone
     from step where subject_id in (${list})`,
  )
  return row!
}

async function until(database: string, ids: readonly string[], ready: (done: Done) => boolean): Promise<Done> {
  for (let tries = 0; tries < 1200; tries++) {
    const done = await doneOf(database, ids)
    if (ready(done)) return done
    await after(100)
  }
  throw new Error(`still not done: ${JSON.stringify(await doneOf(database, ids))}`)
}

const only = { YUI_JOBS: 'only' }

export async function jobsKilled(database: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const second of [false, true]) {
    const webs: Web[] = []
    try {
      webs.push(await web(database, 3670, only))
      if (second) webs.push(await web(database, 3671, only))
      const begun = performance.now()
      const ids = await arrive(database)
      await until(database, ids, ({ steps }) => steps >= ids.length / 4)
      await stop([webs[0]!], 'SIGKILL')
      const killed = performance.now()
      if (!second) webs.push(await web(database, 3671, only))
      const { steps, twice, undone } = await until(database, ids, done => done.undone === 0)
      const seconds = (performance.now() - killed) / 1000
      const what = second ? 'one of two processes for jobs killed' : 'the process for jobs killed and started again'
      figures.push(
        { name: `${what}: all done after`, value: seconds, unit: 's', bar: '≤ 60', ok: seconds <= 60 },
        {
          name: `${what}: effects missing or twice`,
          value: Math.abs(steps - ids.length) + twice + undone,
          unit: `of ${ids.length}`,
          bar: '0',
          ok: steps === ids.length && twice === 0,
        },
        { name: `${what}: jobs a second in all`, value: ids.length / ((performance.now() - begun) / 1000), unit: '/s' },
      )
    } finally {
      await stop(webs)
    }
  }
  return figures
}
