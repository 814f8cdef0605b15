import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { correctFigure, figuresIn } from '#features/indicators/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Asked, sha256, snapshotOf } from './actions.ts'
import { documentOf } from './files/document.ts'
import { workbookOf } from './files/workbook.ts'
import { fileOf, lastNumber } from './store.ts'
import { lineOf, ofQuarter, reportingCity } from './testing.ts'

// How a report is made: its number and what stands on it.

const { database, municipality, read, write, sato, NOW, make, made, kept, plan, close, codeAt, count } =
  await reportingCity()
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
    const id = (await codeAt('R8-Q1-001'))!
    const before = lineOf(await plan(id), 'consultations').quarters[0]!.value
    await write(tx => talked(tx, '2026-05-20'))
    assert.equal(lineOf(await plan(id), 'consultations').quarters[0]!.value, before)
    const again = await plan(await made(ofQuarter(2026, 1, { reason: 'もう一度' })))
    assert.equal(lineOf(again, 'consultations').quarters[0]!.value, before)
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
    assert.equal(lineOf(report, 'consultations').quarters[0]!.value, now)
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
    const [old, replaced] = [await kept((await codeAt('R8-Q1-002'))!), await codeAt('R8-Q1-003')]
    assert.deepEqual([old.replaced_by, (await kept(replaced!)).replaces], ['R8-Q1-003', 'R8-Q1-002'])
  })

  it('keeps everything that stands on it with its hash, and files that come out the same to the last byte', async () => {
    const report = await kept((await codeAt('R8-Q1-003'))!)
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
    const { quarters, year: whole } = lineOf(report, 'seminar-participants')
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
    const asked = Array.from({ length: 4 }, () => ofQuarter(2026, 2, { reason: '同じときに' }))
    const ids = await Promise.all(asked.map(one => made(one)))
    const codes = (await Promise.all(ids.map(kept))).map(({ code }) => code).toSorted()
    assert.deepEqual(
      codes,
      [1, 2, 3, 4].map(number => `R8-Q2-00${number}`),
    )
    const chain = await Promise.all(ids.map(kept))
    assert.equal(new Set(chain.map(({ replaces }) => replaces)).size, 4)
  })

  it('are not taken by a second click on the same form', async () => {
    const asked = ofQuarter(2026, 2, { reason: '二度押し' })
    const before = await count()
    assert.deepEqual(await Promise.all([make(asked), make(asked)]), [{ made: asked.id }, { made: asked.id }])
    assert.equal(await count(), before + 1)
  })
})
