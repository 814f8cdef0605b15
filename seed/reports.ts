import { makeReport } from '#features/reports/actions.ts'
import type { Of } from '#features/reports/rules.ts'
import { today } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** After the quarter was closed, and what turned out since was corrected. */
const REPORTED_AT = '2026-04-27T02:00:00.000Z'

/** The report of the quarter that was closed last, and the sheets and works of the paper of 茅ヶ崎市 (平成27年度) as reports. */
export async function addReports(database: Database, municipality: string, now: string): Promise<void> {
  const scope = { lane: 'job', municipality } as const
  const { id: by } = await database.read(scope, db =>
    db.selectFrom('account').select('id').where('login', '=', 'tanaka').executeTakeFirstOrThrow(),
  )
  const make = async (of: Omit<Of, 'team_id'>, at: string) => {
    const asked = { ...of, team_id: null, id: newId(), reason: '' }
    const done = await makeReport(database, scope, asked, { by, now: at, today: today(at) })
    if ('refused' in done) throw new Error(`${of.kind}: ${done.refused}`)
  }
  await make({ kind: 'quarter', fiscal_year: 2025, quarter: 4 }, REPORTED_AT)
  for (const kind of ['sheets', 'works'] as const) await make({ kind, fiscal_year: 2015, quarter: 0 }, now)
}
