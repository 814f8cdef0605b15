import { closeQuarter, correctFigure, figuresIn } from '#features/indicators/index.ts'
import { today } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'

const CLOSED_AT = '2026-04-10T01:00:00.000Z'
const CORRECTED_AT = '2026-04-24T04:30:00.000Z'

/** The last quarter of 令和7年度 as the manager closed it, and what turned out two weeks later. */
export async function addClosing(database: Database, municipality: string): Promise<void> {
  const scope = { lane: 'job', municipality } as const
  const { id: by } = await database.read(scope, db =>
    db.selectFrom('account').select('id').where('login', '=', 'tanaka').executeTakeFirstOrThrow(),
  )
  await closeQuarter(
    database,
    scope,
    { fiscal_year: 2025, quarter: 4 },
    { by, now: CLOSED_AT, today: today(CLOSED_AT) },
  )
  await database.write(scope, async tx => {
    const figure = (await figuresIn(tx, 2025)).find(({ key }) => key === 'consultations')
    if (!figure) return
    await correctFigure(
      tx,
      figure,
      {
        ...{ value: (figure.value ?? 0) + 1, part: null, base: null, seen: 0 },
        reason: '3月に来所された1件の相談票（紙）の入力もれが分かったため',
      },
      { by, now: CORRECTED_AT, today: today(CORRECTED_AT) },
    )
  })
}
