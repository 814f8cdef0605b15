import { deskStaff, holding } from '#features/accounts/index.ts'
import { nextStep, openStepOf } from '#features/steps/index.ts'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { type At, closable, daysOf } from '../closing/rules.ts'
import { closedQuarters } from '../closing/store.ts'
import { atText } from '../closing/text.ts'
import { settingsAt } from '../counting/actions.ts'
import { firstRecord } from '../counting/store.ts'
import { dueReviews } from '../definitions/rules.ts'
import { allVersions } from '../definitions/store.ts'
import { PERMISSIONS } from '../rules.ts'
import { addReview, dueQuarter, quarterFallsDue } from './store.ts'
import { indicatorSubject, quarterSubject } from './subject.ts'

/** Days within which an indicator is looked at from its day of review on, and a quarter is closed once it is over. */
const REVIEW_WITHIN = 14
const CLOSE_WITHIN = 30

/**
 * Opens a step for every indicator whose day of review is here: for who answers for it, else for a manager. Gives how many
 * were opened. Where nobody at the desk may look at one the page of the indicators says so alone.
 */
export async function openReviews(tx: Tx, day: Day, now: string): Promise<number> {
  const staff = await deskStaff(tx, day, PERMISSIONS['indicators.review'])
  if (staff.length === 0) return 0
  const [manager] = holding(staff, ['manager'])
  let opened = 0
  for (const { version, due } of dueReviews(await allVersions(tx), day)) {
    if (await openStepOf(tx, 'indicator', version.indicator_id)) continue
    const owner = (staff.find(({ id }) => id === version.responsible_id) ?? manager)?.id ?? null
    const step = { what: 'review' as const, owner, due: addDays(due, REVIEW_WITHIN) }
    await nextStep(tx, [indicatorSubject, version.indicator_id], null, step, { by: null, at: now, outcome: '' })
    opened += 1
  }
  return opened
}

/** Ends what was due of an indicator: it was looked at, or is otherwise now. */
export const reviewDone = (tx: Tx, indicator: string, { by, now }: { by: string | null; now: string }) =>
  nextStep(tx, [indicatorSubject, indicator], null, null, { by, at: now, outcome: 'reviewed' })

/** Keeps that an indicator was looked at and stays as it is, with why; false where its day of review is not here. */
export async function keepReview(tx: Tx, indicator: string, note: string, doing: Doing): Promise<boolean> {
  const versions = (await allVersions(tx)).filter(({ indicator_id }) => indicator_id === indicator)
  const isDue = dueReviews(versions, doing.today).length > 0 || (await openStepOf(tx, 'indicator', indicator))
  if (!isDue) return false
  await addReview(tx, { indicator_id: indicator, note, by_account: doing.by, at: doing.now })
  await record(tx, {
    ...{ kind: 'indicator.reviewed', subject: ['indicator', indicator], by: doing.by, now: doing.now },
    data: { note },
  })
  await reviewDone(tx, indicator, doing)
  return true
}

/**
 * Opens a step for the quarter that is the next to be closed, once it is over: in a city that closed one before. Which one is
 * the first to be closed is the city's to choose, and waits for nobody.
 */
export async function openClosing(tx: Tx, day: Day, now: string): Promise<number> {
  const closed = await closedQuarters(tx)
  if (closed.length === 0) return 0
  const { recordsFrom } = await settingsAt(tx, fiscalRange(fiscalYear(day)))
  const [at] = closable(closed, { today: day, first: recordsFrom ?? (await firstRecord(tx)) })
  if (!at || (await deskStaff(tx, day, PERMISSIONS['indicators.close'])).length === 0) return 0
  const id = await quarterFallsDue(tx, at)
  if (await openStepOf(tx, 'quarter_due', id)) return 0
  const due = addDays(daysOf(at).to, CLOSE_WITHIN)
  const step = { what: 'close' as const, owner: null, due, note: atText(at) }
  await nextStep(tx, [quarterSubject, id], null, step, { by: null, at: now, outcome: '' })
  return 1
}

/** Ends the step of a quarter that was closed. */
export async function closingDone(tx: Tx, at: At, { by, now }: Doing): Promise<void> {
  const due = await dueQuarter(tx, at)
  if (due) await nextStep(tx, [quarterSubject, due.id], null, null, { by, at: now, outcome: 'closed' })
}
