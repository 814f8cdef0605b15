import pg from 'pg'
import { verifyChain } from '#platform/audit/chain.ts'
import { noteLook } from '#platform/audit/index.ts'
import { newId } from '#platform/ids.ts'
import { closeTests } from '#platform/testing.ts'
import { drawer, openCity } from '../city.ts'
import { least, type Measure, none } from '../proof.ts'

const TAMPERS = { smoke: 200, full: 1000 }
const LINES = 300
const WRITERS = 8

/**
 * Eight writers fill the log of looks; then its owner changes it a thousand times, each time otherwise, and takes it back:
 * every change is told with a line at or before its place, and the untouched log never is.
 * Shown to fail: a check that takes each line’s hash as it stands missed 172 of 200.
 */
export const run: Measure = async profile => {
  const city = await openCity()
  const scope = { lane: 'job', municipality: city.municipality } as const
  const shown = [newId(), newId()]
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, n) => {
      for (let i = 0; i < LINES / WRITERS; i++)
        await city.database.write(scope, tx =>
          noteLook(tx, {
            action: 'x.y',
            path: `/${n}`,
            requestId: newId(),
            subject: ['person', newId()],
            asked: { q: '山' },
            shown,
          }),
        )
    }),
  )
  const client = new pg.Client({ ...city.owner, user: 'postgres' })
  await client.connect()
  await client.query(`select set_config('app.tenant', '${city.municipality}', false)`)
  await client.query(`set session_replication_role = replica`)
  const verified = () => city.database.read(scope, db => verifyChain(db))
  const { head, broken } = await verified()
  const last = head!.seq
  await client.query('create table kept as select * from audit_log; create table kept_head as select * from audit_head')
  const draw = drawer(7)
  let [missed, misplaced, falsely] = [0, 0, broken === null ? 0 : 1]
  for (let n = 0; n < TAMPERS[profile]; n++) {
    const at = 2 + Math.floor(draw() * (last - 3))
    const kind = KINDS[n % KINDS.length]!
    await client.query(kind(at, last))
    const found = (await verified()).broken
    if (found === null) missed++
    else if (found > (kind === cutShort ? Math.max(at, last - 5) : at) + 1) misplaced++
    await client.query(
      'delete from audit_log; insert into audit_log select * from kept; delete from audit_head; insert into audit_head select * from kept_head',
    )
    if (n % 10 === 0 && (await verified()).broken !== null) falsely++
  }
  await client.end()
  await closeTests()
  return [
    least('changes, of fourteen kinds', TAMPERS[profile], 200, ''),
    none('changes that were not told', missed),
    none('changes told at a later line', misplaced),
    none('untouched logs that were called broken', falsely),
  ]
}

const set = (what: string) => (at: number) => `update audit_log set ${what} where seq = ${at}`
/** The last lines are taken away. */
const cutShort = (at: number, last: number) => `delete from audit_log where seq > ${Math.max(at, last - 5)}`
/** What somebody who owns the database could do to one line, or to the end. */
const KINDS: readonly ((at: number, last: number) => string)[] = [
  set(`at = at + interval '1 second'`),
  set('actor_id = gen_random_uuid()'),
  set(`action = 'x.z'`),
  set('subject_id = gen_random_uuid()'),
  set(`subject_kind = 'plan'`),
  set(`path = path || '/'`),
  set('request_id = gen_random_uuid()::text'),
  set(`asked = '{"q": "川"}'`),
  set('shown = shown[2:]'),
  set(`refused = 'forbidden'`),
  at => `delete from audit_log where seq = ${at}`,
  cutShort,
  at =>
    `update audit_log set seq = -1 where seq = ${at}; update audit_log set seq = ${at} where seq = ${at + 1}; update audit_log set seq = ${at + 1} where seq = -1`,
  at =>
    `update audit_log set action = 'forged', hash = audit_hash((select hash from audit_log where seq = ${at - 1}), row(audit_log.*)::audit_log) where seq = ${at}`,
]
