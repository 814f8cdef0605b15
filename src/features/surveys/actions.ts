import { randomBytes } from 'node:crypto'
import { markAsked, type OwnWay, tellSatisfaction, unmarkAsked } from '#features/consultations/index.ts'
import { countSlips, entryById, entryKinds, holdEntry, isClosed, mayWrite, reachOf } from '#features/entries/index.ts'
import { codeFrom, readCode } from '#features/requests/rules.ts'
import { addMinutes } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { issueLink, revokeLinks } from '#platform/links.ts'
import {
  type AnswerRefusal,
  answersOf,
  entryRefusal,
  type HandRefusal,
  MOST_SLIPS,
  OPEN_DAYS,
  typedRefusal,
} from './rules.ts'
import * as store from './store.ts'

/** Under what a link answers. */
export const PURPOSE = 'survey.answer'
const subjectOf = (id: string): ['survey', string] => ['survey', id]

/** A slip to be printed: its token is told here and never again. */
export type Handed = { id: string; code: string; token: string; on_day: Day; title: string; until_on: Day }

async function linked(tx: Tx, slip: Omit<Handed, 'token'>, { now }: Doing): Promise<Handed> {
  const until = addMinutes(now, OPEN_DAYS * 24 * 60)
  return { ...slip, ...(await issueLink(tx, { purpose: PURPOSE, subject: subjectOf(slip.id), until, uses: 1 })) }
}

type About = { on_day: Day; title: string } & ({ consultation_id: string } | { entry_id: string })

/** A new slip with a code that no other has. */
async function newSlip(tx: Tx, about: About, doing: Doing): Promise<Handed> {
  const { by, now, today } = doing
  const slip = { id: newId<'survey'>(), until_on: addDays(today, OPEN_DAYS), ...about }
  let code = codeFrom(randomBytes(6))
  while (!(await store.addSurvey(tx, { ...slip, code, by_account: by, at: now }))) code = codeFrom(randomBytes(6))
  await record(tx, { kind: 'survey.handed', subject: subjectOf(slip.id), by, now })
  return linked(tx, { ...slip, code }, doing)
}

/**
 * Hands out the slip of a consultation. One that was handed out before and has no answer is printed anew with its code; the
 * link that was printed before opens nothing any more.
 */
export async function handConsultation(
  tx: Tx,
  consultation: string,
  doing: Doing,
): Promise<Handed | { refused: HandRefusal }> {
  await store.holdSurveys(tx, consultation)
  const head = await store.consultationHead(tx, consultation)
  if (!head) return { refused: 'gone' }
  const before = await store.slipOf(tx, consultation)
  if (before?.answer) return { refused: 'answered' }
  if (!before) {
    await markAsked(tx, consultation)
    return newSlip(tx, { consultation_id: consultation, on_day: head.on_day, title: '' }, doing)
  }
  return printedAnew(tx, before, doing)
}

/** A slip with its code and a new link; the one that was printed before opens nothing any more. */
async function printedAnew(tx: Tx, { id, code, on_day, title }: store.Slip, doing: Doing): Promise<Handed> {
  const until_on = addDays(doing.today, OPEN_DAYS)
  await revokeLinks(tx, subjectOf(id), doing.now, doing.by, PURPOSE)
  await store.setUntil(tx, id, until_on)
  return linked(tx, { id, code, on_day, title, until_on }, doing)
}

/** Why no slips of an entry are handed out; null where they are. */
export async function entryRefused(db: Read, entry: string): Promise<HandRefusal | null> {
  const found = await entryById(db, entry)
  if (!found) return 'gone'
  const kind = (await entryKinds(db)).find(({ key }) => key === found.kind)
  const mine = mayWrite(await reachOf(db), found.team_id)
  return entryRefusal({ ...found, asks: kind?.asks ?? 'none', closed: await isClosed(db, found.on_day), mine })
}

/** Hands out so many slips of an entry; what comes back of them is counted as its answers. */
export async function handEntry(
  tx: Tx,
  entry: string,
  slips: number,
  doing: Doing,
): Promise<Handed[] | { refused: HandRefusal }> {
  await store.holdSurveys(tx, entry)
  await holdEntry(tx, entry)
  const refused = await entryRefused(tx, entry)
  if (refused) return { refused }
  const { on_day, name: title } = (await entryById(tx, entry))!
  const handed: Handed[] = []
  for (let nth = 0; nth < slips; nth++) handed.push(await newSlip(tx, { entry_id: entry, on_day, title }, doing))
  await countEntry(tx, entry)
  return handed
}

/**
 * Prints the slips of an entry anew that have no answer: all of them, at most `MOST_SLIPS` at once, or the one that is asked for
 * (`slip`). Also where no new ones are handed out any more: those that are out may still come back.
 */
export async function printEntryAnew(
  tx: Tx,
  entry: string,
  slip: string | null,
  doing: Doing,
): Promise<Handed[] | { refused: HandRefusal }> {
  await store.holdSurveys(tx, entry)
  const refused = await entryRefused(tx, entry)
  if (refused === 'gone' || refused === 'foreign') return { refused }
  const open = (await store.slipsOfEntry(tx, entry)).filter(one => !one.answer && (slip === null || one.id === slip))
  const handed: Handed[] = []
  for (const one of open.slice(0, MOST_SLIPS)) handed.push(await printedAnew(tx, one, doing))
  return handed.length > 0 ? handed : { refused: 'answered' }
}

/** Takes a slip back before it was answered: its link opens nothing any more. False where that is not so any more. */
export async function withdrawSlip(tx: Tx, survey: string, { by, now }: Doing): Promise<boolean> {
  const found = await store.slipById(tx, survey)
  if (!found) return false
  await store.holdSurveys(tx, (found.consultation_id ?? found.entry_id)!)
  const slip = (await store.slipById(tx, survey))!
  if (slip.withdrawn_at || slip.answer) return false
  await store.setWithdrawn(tx, survey, by, now)
  await revokeLinks(tx, subjectOf(survey), now, by)
  if (slip.consultation_id) await unmarkAsked(tx, slip.consultation_id)
  if (slip.entry_id) await countEntry(tx, slip.entry_id)
  await record(tx, { kind: 'survey.withdrawn', subject: subjectOf(survey), by, now })
  return true
}

type Answered = { satisfied: number; words: string }

/** Takes what whoever holds the slip answered; what it counts as follows from its happening. */
export const answerByLink = (tx: Tx, survey: string, said: Answered, now: string): Promise<void> =>
  answer(tx, survey, said, 'qr', { by: null, now })

async function answer(
  tx: Tx,
  survey: string,
  said: Answered & { reason?: string },
  way: OwnWay,
  { by, now }: { by: string | null; now: string },
): Promise<void> {
  const id = newId<'survey_answer'>()
  const typed = by === null ? {} : { by_account: by, reason: said.reason ?? '' }
  await store.addAnswer(tx, {
    id,
    survey_id: survey,
    satisfied: said.satisfied,
    words: said.words,
    way,
    at: now,
    ...typed,
  })
  const medium = way === 'qr' ? 'web' : way === 'phone' ? 'phone' : 'post'
  await record(tx, { kind: 'survey.answered', subject: subjectOf(survey), by, medium, now, data: { answer: id, way } })
}

type Typed = Answered & { code: string; way: OwnWay; reason: string }

/** Takes what staff typed of a paper or of a call, by the code of the slip; its link opens nothing any more. */
export async function typeAnswer(
  tx: Tx,
  { code, way, ...said }: Typed,
  { by, now }: Doing,
): Promise<{ done: store.Slip } | { refused: AnswerRefusal }> {
  const key = readCode(code)
  const found = key === null ? undefined : await store.slipByCode(tx, key)
  if (found) await store.holdSurveys(tx, (found.consultation_id ?? found.entry_id)!)
  // Whoever answers by the link holds its row: after this, none does any more.
  if (found && !found.withdrawn_at) await revokeLinks(tx, subjectOf(found.id), now, by, PURPOSE)
  const slip = found && (await store.slipById(tx, found.id))
  const refused = typedRefusal(slip ? store.standingOf(slip) : null, said.reason)
  if (refused) return { refused }
  await answer(tx, slip!.id, said, way, { by, now })
  return { done: slip! }
}

/** What an answer counts as: the satisfaction of its consultation, or one of the answers of its entry. */
export async function countAnswer(tx: Tx, survey: string): Promise<void> {
  const found = await store.slipById(tx, survey)
  if (!found?.answer) return
  const { consultation_id, entry_id, answer: given } = found
  await store.holdSurveys(tx, (consultation_id ?? entry_id)!)
  if (consultation_id) await tellSatisfaction(tx, consultation_id, given.satisfied, given.way)
  if (entry_id) await countEntry(tx, entry_id)
}

/** Counts the slips of an entry anew: how many are out, and what came back. */
async function countEntry(tx: Tx, entry: string): Promise<void> {
  await holdEntry(tx, entry)
  const slips = await store.slipsOfEntry(tx, entry)
  const answers = answersOf(slips.flatMap(({ answer: given }) => (given ? [given.satisfied] : [])))
  await countSlips(tx, entry, slips.length === 0 ? null : { asked: slips.length, answers })
}
