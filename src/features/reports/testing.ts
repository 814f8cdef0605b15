import assert from 'node:assert/strict'
import { closeQuarter } from '#features/indicators/index.ts'
import type { Quarter } from '#platform/ages.ts'
import { today } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { testDatabase } from '#platform/testing.ts'
import { DEMO } from '../../../seed/testing.ts'
import { type Asked, makeReport, snapshotOf } from './actions.ts'
import { isPlan, type PlanReport } from './snapshot/rules.ts'
import { idOf, reportById } from './store.ts'

// For tests only: the demo city without its pages, in which tanaka makes reports.

export async function reportingCity() {
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
  return {
    ...{ database, owner, logins, municipality, read, write, sato, NOW, make, made, kept, plan },
    close: (quarter: Quarter) => closeQuarter(database, scope, { fiscal_year: 2026, quarter }, NOW),
    codeAt: (code: string) => read(db => idOf(db, code)),
    count: async () => (await read(db => db.selectFrom('report').select('id').execute())).length,
  }
}

export const ofQuarter = (fiscal_year: number, quarter: Quarter, more: Partial<Asked> = {}): Asked => ({
  ...{ kind: 'quarter', fiscal_year, quarter, team_id: null, id: newId(), reason: '' },
  ...more,
})

export const lineOf = (report: PlanReport, key: string) => report.lines.find(one => one.key === key)!
