import assert from 'node:assert/strict'
import { it } from 'node:test'
import { entriesOf } from '#features/entries/index.ts'
import type { Read } from '#platform/db.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { moneyOf } from '../actions.ts'
import type { Figures } from '../rules.ts'

// What the plan cost (MGR-12), against the entries themselves.

const { database, municipality } = await demoApp()
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const YEAR = { year: 2025, quarter: null }
const PERIOD = { from: '2025-04-01', to: '2026-03-31', limit: 500, offset: 0 }
const figures = (whole: boolean) => inJob(db => moneyOf(db, YEAR, { whole, today: '2026-11-21' }))
const cells = (of: Figures, table: string) => of.tables.find(({ key }) => key === table)!
const entered = async (kind: string, part?: string) =>
  (await inJob(db => entriesOf(db, { ...PERIOD, kind })))
    .filter(one => part === undefined || one.part === part)
    .reduce((sum, { count }) => sum + count, 0)

it('the budget by source and the expenses by kind are what was entered, and come to their sum', async () => {
  const whole = await figures(true)
  for (const [table, kind] of [
    ['budget', 'budget'],
    ['spent', 'expense'],
  ] as const) {
    const { lines, total } = cells(whole, table)
    assert.ok(lines.length > 1)
    for (const { text, cells: line } of lines) assert.equal(line[0]!.value, await entered(kind, text), text)
    assert.equal(total!.cells[0]!.value, await entered(kind))
    assert.ok(total!.cells[0]!.evidence)
  }
})

it('what each registration and decision cost is the sum divided, and not told to those who may not see their number', async () => {
  const [registered, decided] = await inJob(async db => [
    (
      await db
        .selectFrom('person')
        .select('id')
        .where('registered_on', '>=', PERIOD.from)
        .where('registered_on', '<=', PERIOD.to)
        .execute()
    ).length,
    (
      await db
        .selectFrom('decision')
        .select(['starts_on', 'ended_on'])
        .where('decided_on', '>=', PERIOD.from)
        .where('decided_on', '<=', PERIOD.to)
        .execute()
    ).filter(({ starts_on, ended_on }) => ended_on === null || ended_on > starts_on).length,
  ])
  const all = await entered('expense')
  const { total } = cells(await figures(true), 'spent')
  assert.deepEqual(
    total!.cells.slice(1).map(({ value }) => value),
    [Math.round(all / registered!), Math.round(all / decided!)],
  )
  const told = cells(await figures(false), 'spent').total!.cells
  assert.deepEqual(
    told.map(({ state }) => state),
    ['shown', 'hidden', 'hidden'],
  )
})

it('where nothing was entered it is not known, which is not nothing', async () => {
  const before = await inJob(db => moneyOf(db, { year: 2019, quarter: null }, { whole: true, today: '2026-11-21' }))
  const { lines, total } = cells(before, 'spent')
  assert.equal(lines.length, 0)
  assert.deepEqual(
    total!.cells.map(({ value, state }) => [value, state]),
    Array(3).fill([null, 'unknown']),
  )
})
