import { deskStaff } from '#features/accounts/index.ts'
import {
  SETTINGS as CITY,
  openingDay,
  settingsFrom,
  settingsOn,
  type ValuesOf,
} from '#features/municipalities/index.ts'
import { tell, untell } from '#features/notices/index.ts'
import { PERMISSIONS as PEOPLE } from '#features/people/index.ts'
import { nextStep, openStepOf } from '#features/steps/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { leastBusy } from './desk/store.ts'
import { received } from './messages/received.ts'
import { after, formatCode, SETTINGS, statusOf } from './rules.ts'
import { addEntry, holdRequest, requestToActOn, type Stored, verbsOf } from './store.ts'
import { requestSubject } from './subject.ts'
import { companionsCounted, WISH_TEXT } from './text.ts'

const FIGURES = { ...SETTINGS, deskDays: CITY.deskDays }
type Figures = ValuesOf<typeof FIGURES>

/** What the desk goes by on this day. */
export const figuresOn = async (db: Read, day: Day): Promise<Figures> =>
  settingsFrom(await settingsOn(db, day), FIGURES)

/** By when the desk calls: so many opening days after this one; a week where it has none. */
export const dueAfter = (day: Day, { deskDays, callbackDays }: Pick<Figures, 'deskDays' | 'callbackDays'>): Day =>
  openingDay(day, callbackDays, deskDays) ?? addDays(day, 7)

/** Who asked for themselves on a page of their own; whom a request about somebody else is about is not known by it. */
export const selfOf = ({ asked_by, whom }: Pick<Stored, 'asked_by' | 'whom'>): string | null =>
  whom === 'other' ? null : asked_by

/** What is to be done with a request, as its step says it; who comes along is counted there and named on its page alone. */
export const stepNote = (
  request: Pick<Stored, 'code' | 'name' | 'wish' | 'company' | 'companions' | 'together'>,
): string =>
  `依頼 ${formatCode(request.code)}：${request.name}さん（${[WISH_TEXT[request.wish], companionsCounted(request)].filter(Boolean).join('・')}）`

/**
 * Makes a request a step of whoever may do it and has the fewest; nothing where it is one already or is over. Where
 * nobody may, it is refused: the work is tried again and in the end stands on the page of what is stuck.
 */
export async function giveStep(tx: Tx, id: string, { now, today }: { now: string; today: Day }): Promise<void> {
  const request = await requestToActOn(tx, id)
  if (!request || statusOf(await verbsOf(tx, id)) === 'ended' || (await openStepOf(tx, 'request', id))) return
  const staff = await deskStaff(tx, today, PEOPLE['people.write'])
  const owner = await leastBusy(
    tx,
    staff.map(one => one.id),
  )
  const step = { what: 'contact', owner: owner ?? null, due: request.due_on, note: stepNote(request) } as const
  await nextStep(tx, [requestSubject, id], selfOf(request), step, { by: null, at: now, outcome: 'received' })
}

/** A receipt is of no use any more after so many minutes. */
const RECEIPT_MINUTES = 24 * 60

/** Sends whoever asked and gave an address of mail what they asked for, with the link to it; once. */
export async function sendReceipt(tx: Tx, id: string, now: string): Promise<void> {
  const request = await requestToActOn(tx, id)
  if (!request || request.email === '') return
  const until = addMinutes(request.received_at, RECEIPT_MINUTES)
  if (until <= now || statusOf(await verbsOf(tx, id)) === 'ended') return
  const { name, email } = request
  await tell(tx, received, { to: { name, email }, data: request, about: ['request', id], once: id, until, now })
}

/** Ends the step of a request that was withdrawn by whoever asked; nothing where the desk opened it again meanwhile. */
export async function endStep(tx: Tx, id: string, now: string): Promise<void> {
  await holdRequest(tx, id)
  if (statusOf(await verbsOf(tx, id)) !== 'ended') return
  await untell(tx, ['request', id], now)
  await nextStep(tx, [requestSubject, id], null, null, { by: null, at: now, outcome: 'withdrawn' })
}

/** Withdraws a request on behalf of whoever asked, by its link or (`by`) on their own page; false where it is over already. */
export async function withdraw(tx: Tx, id: string, now: string, by: string | null = null): Promise<boolean> {
  await holdRequest(tx, id)
  if (after(statusOf(await verbsOf(tx, id)), 'withdraw') === null) return false
  const entry = await addEntry(tx, { request_id: id, verb: 'withdraw', at: now })
  await record(tx, {
    kind: 'request.withdrawn',
    subject: ['request', id],
    by,
    medium: 'web',
    now,
    data: { entry },
  })
  return true
}
