import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../seed/testing.ts'
import { rounds } from '../rounds/own.ts'
import { checkLog } from './check.ts'
import { checkedLog, MOST_SHOWN, noteLook } from './index.ts'

const city = await demoApp()
const { database, municipality, owner, login } = city
const job = <T>(work: Parameters<typeof database.write<T>>[1]) => database.write<T>({ lane: 'job', municipality }, work)
const NOW = '2026-11-21T01:00:00.000Z'
const look = (n: number) => ({ action: 'x.y', path: `/${n}`, requestId: 'x' })
const count = () =>
  job(
    async tx =>
      (
        await tx
          .selectFrom('audit_log')
          .select(eb => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
  )
const check = (most?: number) => job(tx => checkLog(tx, NOW, most))
const broken = async () => {
  const { broken, found_at } = (await database.read({ lane: 'staff', municipality }, checkedLog))!
  return broken === null ? null : { broken, found_at }
}
const [suzuki, sato] = [await login('suzuki'), await login('sato')]
const page = async (who: typeof suzuki, path: string) => (await who.get(path)).text()

/** As whoever owns the database, past the trigger that keeps the chain. */
async function asOwner(...statements: string[]): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

describe('the daily check of the log of looks', () => {
  it('is a round, and reads every line of it', async () => {
    for (let n = 0; n < 30; n++) await job(tx => noteLook(tx, look(n)))
    const round = rounds.find(({ name }) => name === 'platform.audit')!
    const lines = await count()
    assert.equal(await job(tx => round.run(tx, { day: '2026-11-21', since: '2026-11-21', now: NOW })), lines)
    assert.equal(await broken(), null)
    assert.doesNotMatch(await page(suzuki, '/staff/stuck'), /書かれたときのままではありません/)
  })

  it('tells those who may act from which line on it is not as it was written, and that it is mended', async () => {
    await asOwner(
      'create table kept_line as select * from audit_log where seq = 7',
      `update audit_log set action = 'z' where seq = 7`,
    )
    await check()
    assert.deepEqual(await broken(), { broken: 7, found_at: '2026-11-21T01:00:00Z' })
    const told = (await page(suzuki, '/staff/stuck')).replaceAll(/<[^>]+>/g, '')
    assert.match(told, /閲覧の記録が、7件目から、書かれたときのままではありません。/)
    assert.match(told, /令和8年11月21日（土）の確認で見つかりました/)
    assert.match(await page(suzuki, '/staff'), /閲覧の記録が、書かれたときのままではありません。/)
    assert.doesNotMatch(await page(sato, '/staff'), /閲覧の記録が/, 'a counsellor cannot do anything about it')
    await asOwner('update audit_log a set action = k.action from kept_line k where a.seq = 7', 'drop table kept_line')
    await check()
    assert.equal(await broken(), null)
  })

  it('goes on where it ended the day before, so that a log of years is read in parts', async () => {
    const lines = await count()
    // A part is longer than this log: what may be read of a day is looked at after each part.
    assert.equal(await check(1), lines)
    await asOwner(`update audit_check set seq = 5, hash = (select hash from audit_log where seq = 5)`)
    assert.equal(await check(), lines - 5)
    assert.equal(await check(), lines, 'then it begins anew')
  })

  it('finds a log that was written anew as a whole: the line that it noted last is gone', async () => {
    await check()
    await asOwner(
      'create table kept_log as select * from audit_log',
      'create table kept_head as select * from audit_head',
      'delete from audit_log',
      'delete from audit_head',
      `insert into audit_log (id, action, path, request_id) select id, 'x', path, request_id from kept_log order by seq`,
    )
    await check()
    const found = await broken()
    await asOwner(
      'delete from audit_log',
      'alter table audit_log disable trigger chain_audit',
      'insert into audit_log select * from kept_log',
      'alter table audit_log enable trigger chain_audit',
      'delete from audit_head',
      'insert into audit_head select * from kept_head',
      'drop table kept_log',
      'drop table kept_head',
    )
    assert.notEqual(found, null)
    await check()
    assert.equal(await broken(), null)
  })
})

describe('the staff’s lane', () => {
  for (const table of ['audit_log', 'audit_head'])
    it(`adds to the log and cannot read ${table}`, async () => {
      const read = () =>
        database.read({ lane: 'staff', municipality }, db => sql`select 1 from ${sql.table(table)}`.execute(db))
      await assert.rejects(read, { code: '42501' })
      await database.write({ lane: 'staff', municipality }, tx => noteLook(tx, look(0)))
    })
  it('cannot change what the check found', () =>
    assert.rejects(
      database.write({ lane: 'staff', municipality }, tx => sql`update audit_check set broken = null`.execute(tx)),
      { code: '42501' },
    ))
})

describe('a file that lists people', () => {
  const shownBy = async (action: string, from: number) =>
    job(tx =>
      tx
        .selectFrom('audit_log')
        .select(['shown', 'asked', 'actor_id'])
        .where('action', '=', action)
        .where('seq', '>', from)
        .orderBy('seq')
        .execute(),
    )
  const numbers = (csv: string, at: number) =>
    new Set(
      csv
        .split('\r\n')
        .slice(1, -1)
        .map(line => line.split(',')[at]),
    )

  for (const [path, action, at] of [
    ['/staff/proposals.csv?status=open', 'proposals.exported', 0],
    ['/staff/consultations.csv?fy=2026', 'consultation.export', 4],
  ] as const)
    it(`notes whom it showed, as lists do: ${path}`, async () => {
      const before = await count()
      const csv = await page(sato, path)
      const lines = await shownBy(action, before)
      const shown = lines.flatMap(line => line.shown ?? [])
      const people = await job(tx => tx.selectFrom('person').select('number').where('id', 'in', shown).execute())
      const known = new Set(people.map(({ number }) => String(number)))
      for (const number of numbers(csv, at)) assert.ok(number === '""' || known.has(number!), `${number}`)
      assert.ok(known.size > 5)
      for (const line of lines) assert.ok(line.actor_id !== null && line.asked !== null)
    })

  it('and a list notes no more people in one line than it may', async () => {
    const before = await count()
    const shown = Array.from({ length: 2 * MOST_SHOWN + 1 }, () => newId())
    await job(tx => noteLook(tx, { ...look(1), action: 'x.long', shown }))
    const lines = await shownBy('x.long', before)
    assert.deepEqual(
      lines.map(line => line.shown!.length),
      [MOST_SHOWN, MOST_SHOWN, 1],
    )
    assert.deepEqual(
      lines.flatMap(line => line.shown),
      shown,
    )
  })
})
