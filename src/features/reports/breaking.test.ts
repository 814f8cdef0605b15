import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { sha256 } from './actions.ts'
import { lineOf, ofQuarter, reportingCity } from './testing.ts'

// What is left of a report that breaks off while it is made, and what is on one while others write.

const { owner, logins, municipality, read, write, sato, NOW, make, made, kept, plan, codeAt, count } =
  await reportingCity()
const OF = (reason: string) => ofQuarter(2025, 4, { reason })

describe('whatever goes wrong while a report is made', () => {
  const owners = async (statement: string, values: unknown[] = []) => {
    const client = new pg.Client(owner)
    await client.connect()
    await client.query('begin')
    await client.query(`select set_config('app.tenant', $1, true)`, [municipality])
    const { rows } = await client.query(statement, values)
    return { client, rows }
  }

  it('leaves nothing half done, and takes no number: somebody who is not there', async () => {
    const before = await count()
    await assert.rejects(make(OF('だれか'), { ...NOW, by: newId() }))
    assert.equal(await count(), before)
    assert.equal((await kept(await made(OF('次')))).code, 'R7-Q4-002')
  })

  it('leaves nothing half done where the connection is lost in the midst of it', async () => {
    const before = await count()
    // The table of the files is held, so that the report waits after it was written and before its files are.
    const { client } = await owners('lock table report_file in access exclusive mode')
    const making = make(OF('切れる')).then(
      () => 'made',
      () => 'broken',
    )
    const end = 'select pg_terminate_backend(pid) from pg_stat_activity where $1 = any(pg_blocking_pids(pid))'
    const { rows } = await client.query('select pg_backend_pid() as pid')
    const other = new pg.Client(logins.inside)
    await other.connect()
    while ((await other.query(end, [rows[0].pid])).rowCount === 0) await new Promise(resolve => setTimeout(resolve, 20))
    await other.end()
    await client.query('rollback')
    await client.end()
    assert.equal(await making, 'broken')
    assert.equal(await count(), before)
    const orphans = await read(db => db.selectFrom('report_file').select('report_id').execute())
    const ids = new Set((await read(db => db.selectFrom('report').select('id').execute())).map(({ id }) => id))
    assert.ok(orphans.every(({ report_id }) => ids.has(report_id)))
    assert.equal((await kept(await made(OF('もう一度')))).code, 'R7-Q4-003')
  })

  it('shows, where somebody changed it in the database: its hash is another one', async () => {
    const id = (await codeAt('R7-Q4-003'))!
    const { client } = await owners(`update report set snapshot = replace(snapshot, '柏市', '柏町') where id = $1`, [
      id,
    ])
    await client.query('commit')
    await client.end()
    const report = await kept(id)
    assert.notEqual(sha256(report.snapshot), report.sha256)
  })
})

describe('what is written while a report is made', () => {
  const KIND = 'seminar-participants'
  const attended = (tx: Tx) =>
    tx
      .insertInto('entry')
      .values({
        id: newId(),
        kind: KIND,
        on_day: '2025-11-01',
        count: 1,
        source: '名簿',
        by_account: sato,
        at: NOW.now,
      })
      .execute()

  it('is on it as a whole or not at all: what is counted in two places of it is the same number', async () => {
    // Of 令和7年度 the first three quarters were never closed: they are counted when the report is made.
    let isMade = false
    let written = 0
    const writing = (async () => {
      for (; !isMade && written < 2000; written++) await write(attended)
    })()
    const year = { kind: 'year', fiscal_year: 2025, quarter: 0, team_id: null, reason: '途中の数' } as const
    for (let i = 0; i < 5; i++) {
      const report = await plan(await made({ ...year, id: newId() }))
      const entered = report.entered.filter(({ kind }) => kind === KIND)
      assert.equal(
        lineOf(report, KIND).year.value,
        entered.reduce((sum, { count }) => sum + count!, 0),
      )
    }
    isMade = true
    await writing
    assert.ok(written > 5)
  })
})
