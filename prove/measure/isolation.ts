import { sql } from 'kysely'
import pg from 'pg'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { closeTests, openTestDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../seed/city.ts'
import { drawer } from '../city.ts'
import { anomalies, type Done } from '../histories.ts'
import { type Measure, none, read } from '../proof.ts'

const TRANSACTIONS = { smoke: 4000, full: 20_000 }
const CLIENTS = 8
const KEYS = 5
const EACH = 400

/**
 * Eight clients append to lists and read them through our transaction helper, some of them undone; from what each saw,
 * a checker looks for what may not have been: cycles of writes (G0) or of writes and reads (G1c), reads of what was
 * undone (G1a) or in the middle (G1b), and appends that are lost.
 * Shown to fail: an append as read, then write back lost 1,782 of them; check/histories.test.ts has each anomaly once.
 */
export const run: Measure = async profile => {
  const { database, owner } = await openTestDatabase()
  const municipality = await registerMunicipality(owner, KASHIWA)
  const client = new pg.Client(owner)
  await client.connect()
  // Two that wait for each other are told so at once, not after a second.
  const admin = new pg.Client({ ...owner, user: 'postgres' })
  await admin.connect()
  await admin.query(`alter database ${admin.database} set deadlock_timeout = '20ms'`)
  await admin.end()
  await client.query(`create table history_list (municipality_id uuid not null default tenant() references municipality (id), key int, items int[] not null default '{}', primary key (municipality_id, key));
    call protect('history_list', 'select, insert, update')`)
  await client.end()
  const done: Done[] = []
  let next = 0
  const draw = drawer(4711)
  const oneOf = async (tx: Tx, n: number): Promise<Done> => {
    // Keys come and go, so that lists stay short.
    const key = () => Math.floor(n / EACH) * KEYS + Math.floor(draw() * KEYS)
    const steps: Done['steps'][number][] = []
    for (let i = 0; i < 1 + Math.floor(draw() * 4); i++) {
      const of = key()
      if (draw() < 0.5) {
        const { rows } = await sql<{ items: number[] }>`select items from history_list where key = ${of}`.execute(tx)
        steps.push({ read: of, saw: rows[0]?.items ?? [] })
      } else {
        const item = ++next
        await sql`insert into history_list (key, items) values (${of}, array[${item}::int])
          on conflict (municipality_id, key) do update set items = history_list.items || excluded.items`.execute(tx)
        steps.push({ append: of, item })
      }
    }
    return { steps, kept: draw() > 0.1 }
  }
  let left = TRANSACTIONS[profile]
  let refused = 0
  const worker = async () => {
    while (left > 0) {
      const n = left--
      const one = await database
        .write(
          { lane: 'job', municipality, actor: newId() },
          tx => oneOf(tx, n),
          ({ kept }) => kept,
        )
        .catch(() => null)
      if (one) done.push(one)
      else refused++
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, worker))
  const { rows } = await database.read({ lane: 'job', municipality }, db =>
    sql<{ key: number; items: number[] }>`select key, items from history_list`.execute(db as Tx),
  )
  const found = anomalies(done, new Map(rows.map(({ key, items }) => [key, items])))
  await closeTests()
  return [
    read(`transactions of ${CLIENTS} clients`, done.length, ''),
    read('undone by the database (deadlock)', refused, ''),
    none('G0: cycles of writes', found.g0),
    none('G1a: reads of what was undone', found.g1a),
    none('G1b: reads in the middle', found.g1b),
    none('G1c: cycles of writes and reads', found.g1c),
    none('appends that are lost', found.lost),
  ]
}
