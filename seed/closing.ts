import { define } from '#features/indicators/definitions/actions.ts'
import type { Version } from '#features/indicators/definitions/rules.ts'
import { allVersions } from '#features/indicators/definitions/store.ts'
import { openClosing, openReviews } from '#features/indicators/due/actions.ts'
import { closeQuarter, correctFigure, figuresIn } from '#features/indicators/index.ts'
import { addMinutes, today } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import type { Database } from '#platform/db.ts'

const CLOSED_AT = '2026-04-10T01:00:00.000Z'
/** Days ago on which the indicator was to be looked at, and on which that was decided. */
const REVIEWED_AGO = 5
const MADE_AGO = 60
const CORRECTED_AT = '2026-04-24T04:30:00.000Z'

/** What is due of the figures on the day: an indicator to be looked at again, and the quarter after the one that is closed. */
export async function addDue(database: Database, municipality: string, now: string): Promise<void> {
  await database.write({ lane: 'job', municipality }, async tx => {
    const day = today(now)
    const staff = await tx.selectFrom('account').select(['id', 'login']).execute()
    const idOf = (login: string) => staff.find(one => one.login === login)!.id
    const version = (await allVersions(tx)).findLast(({ key }) => key === 'web-satisfaction')!
    const due = {
      responsible_id: idOf('suzuki'),
      reviews: [addDays(day, -REVIEWED_AGO)],
      why: '担当と見直しの日を決めたため',
    }
    const then = addMinutes(now, -MADE_AGO * 24 * 60)
    await define(
      tx,
      { indicator: version.indicator_id, seen: version.number },
      { ...definedOf(version), ...due },
      { by: idOf('tanaka'), now: then, today: today(then) },
    )
    await openReviews(tx, day, now)
    await openClosing(tx, day, now)
  })
}

const definedOf = (version: Version) => {
  const {
    id: _,
    indicator_id: __,
    key: ___,
    number: ____,
    by_account: _5,
    at: _6,
    reviewed_at: _7,
    responsible: _8,
    ...defined
  } = version
  return defined
}

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
