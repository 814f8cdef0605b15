import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import { closeQuarter, correctFigure, figuresIn } from '#features/indicators/index.ts'
import type { Quarter } from '#platform/ages.ts'
import { today } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { testDatabase } from '#platform/testing.ts'
import { DEMO } from '../../../seed/testing.ts'
import { type Asked, makeReport, sha256, snapshotOf } from './actions.ts'
import { documentOf } from './files/document.ts'
import { workbookOf } from './files/workbook.ts'
import { isPlan, type PlanReport } from './snapshot/rules.ts'
import { fileOf, idOf, lastNumber, reportById } from './store.ts'

// How a report is made: its number, what stands on it, and what is left when something goes wrong.

const { database, owner, logins } = await testDatabase(DEMO)
const { id: municipality } = await database.untenanted(db =>
  db.selectFrom('municipality').select('id').executeTakeFirstOrThrow(),
)
const scope = { lane: 'job', municipality } as const
const read = <T>(work: (db: Read) => Promise<T>) => database.read(scope, work)
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write(scope, work)
const account = (login: string) =>
  read(
    async db => (await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id,
  )
const [by, sato] = [await account('tanaka'), await account('sato')]
const at = (now: string) => ({ by, now, today: today(now) })
const NOW = at('2026-11-21T01:00:00.000Z')

const ofQuarter = (fiscal_year: number, quarter: Quarter, more: Partial<Asked> = {}): Asked => ({
  ...{ kind: 'quarter', fiscal_year, quarter, team_id: null, id: newId(), reason: '' },
  ...more,
})
const make = (asked: Asked, doing = NOW) => makeReport(database, scope, asked, doing)
async function made(asked: Asked, doing = NOW): Promise<string> {
  const done = await make(asked, doing)
  assert.ok('made' in done, JSON.stringify(done))
  return done.made
}
const kept = async (id: string) => (await read(db => reportById(db, id)))!
async function plan(id: string): Promise<PlanReport> {
  const report = snapshotOf(await kept(id))
  assert.ok(isPlan(report))
  return report
}
const line = (report: PlanReport, key: string) => report.lines.find(one => one.key === key)!
const close = (quarter: Quarter) => closeQuarter(database, scope, { fiscal_year: 2026, quarter }, NOW)
const count = async () => (await read(db => db.selectFrom('report').select('id').execute())).length
const talked = async (tx: Tx, on_day: string) =>
  tx
    .insertInto('consultation')
    .values({ id: newId(), by_account: sato, on_day, satisfied: 4, channel: 'phone', minutes: 10 })
    .execute()

describe('a report of a quarter', () => {
  it('is not made before the quarter is closed', async () => {
    assert.deepEqual(await make(ofQuarter(2026, 1)), { refused: 'open' })
    assert.deepEqual(await make(ofQuarter(2026, 3)), { refused: 'running' })
    assert.equal(await read(db => lastNumber(db, ofQuarter(2026, 1))), 0)
  })

  it('has the next number, and says that it is the first', async () => {
    assert.ok('closed' in (await close(1)))
    const first = await kept(await made(ofQuarter(2026, 1)))
    assert.deepEqual([first.code, first.replaces, first.reason, first.by], ['R8-Q1-001', null, '', '田中 礼子'])
  })

  it('tells the closed figures, whatever is counted since', async () => {
    const id = (await read(db => idOf(db, 'R8-Q1-001')))!
    const before = line(await plan(id), 'consultations').quarters[0]!.value
    await write(tx => talked(tx, '2026-05-20'))
    assert.equal(line(await plan(id), 'consultations').quarters[0]!.value, before)
    const again = await plan(await made(ofQuarter(2026, 1, { reason: 'もう一度' })))
    assert.equal(line(again, 'consultations').quarters[0]!.value, before)
    assert.deepEqual([again.code, again.replaces, again.changes], ['R8-Q1-002', 'R8-Q1-001', []])
  })

  it('is made anew only with a reason, and tells what was corrected and what changed by it', async () => {
    assert.deepEqual(await make(ofQuarter(2026, 1)), { refused: 'noReason' })
    const figure = (await read(db => figuresIn(db, 2026))).find(one => one.key === 'consultations')!
    const now = (figure.value ?? 0) + 1
    await write(tx =>
      correctFigure(tx, figure, { value: now, part: null, base: null, seen: 0, reason: '相談票の入力もれ' }, NOW),
    )
    const report = await plan(await made(ofQuarter(2026, 1, { reason: '相談の件数を訂正したため' })))
    assert.equal(line(report, 'consultations').quarters[0]!.value, now)
    const [correction] = report.corrections
    assert.deepEqual(
      [correction?.was, correction?.is, correction?.reason, correction?.by],
      [figure.value, now, '相談票の入力もれ', '田中 礼子'],
    )
    assert.deepEqual(
      report.changes.map(({ period, was, is }) => [period, was, is]),
      [
        ['第1四半期', `${figure.value}件`, `${now}件`],
        ['年度', `${figure.value}件`, `${now}件`],
      ],
    )
    const [old, replaced] = [
      await kept((await read(db => idOf(db, 'R8-Q1-002')))!),
      await read(db => idOf(db, 'R8-Q1-003')),
    ]
    assert.deepEqual([old.replaced_by, (await kept(replaced!)).replaces], ['R8-Q1-003', 'R8-Q1-002'])
  })

  it('keeps everything that stands on it with its hash, and files that come out the same to the last byte', async () => {
    const report = await kept((await read(db => idOf(db, 'R8-Q1-003')))!)
    assert.equal(sha256(report.snapshot), report.sha256)
    const snapshot = snapshotOf(report)
    for (const [type, bytes] of [
      ['xlsx', workbookOf(snapshot, report.sha256)],
      ['docx', (await documentOf(snapshot, report.sha256, null))!],
    ] as const) {
      const file = (await read(db => fileOf(db, report.id, type)))!
      assert.equal(file.sha256, sha256(bytes), type)
      assert.deepEqual(new Uint8Array(file.bytes), bytes, type)
    }
  })

  it('cannot be changed or taken away by the program, from whichever lane', async () => {
    for (const lane of ['job', 'staff'] as const)
      for (const change of [
        (tx: Tx): Promise<unknown> => tx.updateTable('report').set({ snapshot: '{}' }).execute(),
        (tx: Tx): Promise<unknown> => tx.deleteFrom('report').execute(),
        (tx: Tx): Promise<unknown> => tx.updateTable('report_file').set({ sha256: '' }).execute(),
      ])
        await assert.rejects(database.write({ lane, municipality }, change), { code: '42501' })
  })
})

describe('a report of a year', () => {
  it('is made when its last quarter is closed, of all quarters and of the sheets that are confirmed', async () => {
    const year: Asked = { kind: 'year', fiscal_year: 2025, quarter: 0, team_id: null, id: newId(), reason: '' }
    assert.deepEqual(await make({ ...year, fiscal_year: 2026 }), { refused: 'running' })
    assert.deepEqual(await make({ ...year, fiscal_year: 2015 }), { refused: 'early' })
    const report = await plan(await made(year))
    assert.equal(report.code, 'R7-Y-001')
    const { quarters, year: whole } = line(report, 'seminar-participants')
    assert.deepEqual([quarters.length, quarters.map(({ closed }) => closed)], [4, [false, false, false, true]])
    assert.equal(
      whole.value,
      quarters.reduce((sum, { value }) => sum + (value ?? 0), 0),
    )
    assert.ok(report.sheets.length > 0)
    const open = await read(db =>
      db
        .selectFrom('evaluation')
        .select('id')
        .where('fiscal_year', '=', 2025)
        .where('confirmed_at', 'is', null)
        .execute(),
    )
    assert.ok(open.every(({ id }) => !JSON.stringify(report).includes(id)))
  })
})

describe('sheets and works', () => {
  const of = (kind: 'sheets' | 'works', more: Partial<Asked> = {}): Asked => ({
    ...{ kind, fiscal_year: 2015, quarter: 0, team_id: null, id: newId(), reason: '' },
    ...more,
  })

  it('of one department are counted with the others of the year, and replace only their own', async () => {
    const { id: team_id } = await read(db =>
      db.selectFrom('staff_team').select('id').where('name', 'like', '%企画経営課').executeTakeFirstOrThrow(),
    )
    const one = await kept(await made(of('sheets', { team_id })))
    assert.deepEqual([one.code, one.replaces, one.team], ['H27-E-002', null, '例：茅ヶ崎市 企画経営課'])
    const sheets = snapshotOf(one)
    assert.ok(
      sheets.kind === 'sheets' && sheets.sheets.every(({ team }) => team === one.team) && sheets.sheets.length === 2,
    )
    const next = await kept(await made(of('sheets', { team_id, reason: '文を直したため' })))
    assert.deepEqual([next.code, next.replaces], ['H27-E-003', 'H27-E-002'])
    const all = await kept(await made(of('sheets', { reason: '文を直したため' })))
    assert.deepEqual([all.code, all.replaces], ['H27-E-004', 'H27-E-001'])
  })

  it('are not made of nothing', async () => {
    assert.deepEqual(await make(of('sheets', { fiscal_year: 2014 })), { refused: 'noSheets' })
    assert.deepEqual(await make(of('works', { fiscal_year: 2001 })), { refused: 'noWorks' })
    assert.deepEqual(await make(of('sheets', { team_id: newId() })), { refused: 'noSheets' })
  })
})

describe('numbers', () => {
  it('are given once each and without a gap, also to those who make reports at the same moment', async () => {
    await close(2)
    const asked = Array.from({ length: 6 }, () => ofQuarter(2026, 2, { reason: '同じときに' }))
    const ids = await Promise.all(asked.map(one => made(one)))
    const codes = (await Promise.all(ids.map(kept))).map(({ code }) => code).toSorted()
    assert.deepEqual(
      codes,
      [1, 2, 3, 4, 5, 6].map(number => `R8-Q2-00${number}`),
    )
    const chain = await Promise.all(ids.map(kept))
    assert.equal(new Set(chain.map(({ replaces }) => replaces)).size, 6)
  })

  it('are not taken by a second click on the same form', async () => {
    const asked = ofQuarter(2026, 2, { reason: '二度押し' })
    const before = await count()
    assert.deepEqual(await Promise.all([make(asked), make(asked)]), [{ made: asked.id }, { made: asked.id }])
    assert.equal(await count(), before + 1)
  })
})

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
    await assert.rejects(make(ofQuarter(2026, 2, { reason: 'だれか' }), { ...NOW, by: newId() }))
    assert.equal(await count(), before)
    assert.equal((await kept(await made(ofQuarter(2026, 2, { reason: '次' })))).code, 'R8-Q2-008')
  })

  it('leaves nothing half done where the connection is lost in the midst of it', async () => {
    const before = await count()
    // The table of the files is held, so that the report waits after it was written and before its files are.
    const { client } = await owners('lock table report_file in access exclusive mode')
    const making = make(ofQuarter(2026, 2, { reason: '切れる' })).then(
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
    assert.equal((await kept(await made(ofQuarter(2026, 2, { reason: 'もう一度' })))).code, 'R8-Q2-009')
  })

  it('shows, where somebody changed it in the database: its hash is another one', async () => {
    const id = (await read(db => idOf(db, 'R8-Q2-009')))!
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
        line(report, KIND).year.value,
        entered.reduce((sum, { count }) => sum + count!, 0),
      )
    }
    isMade = true
    await writing
    assert.ok(written > 5)
  })
})
