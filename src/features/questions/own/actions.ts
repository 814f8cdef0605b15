import { deskDaysOn, openingDay } from '#features/municipalities/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import '../happenings.ts'
import { ANSWER_DAYS, after, MOST_A_DAY, type Refusal } from '../rules.ts'
import { addEntry, addQuestion, askedSince, changeQuestion, openOn, type Question, takeTurn } from '../store.ts'

// What a resident does, in their own lane.

const DAY = 24 * 60

/** By when the desk answers what was asked on this day. */
export const dueAfter = async (db: Read, day: Day): Promise<Day> =>
  openingDay(day, ANSWER_DAYS, await deskDaysOn(db, day)) ?? addDays(day, 7)

type Asking = Doing & { person: string }
type Asked = { id: string } | { refused: Refusal }

/** Asks about an activity; where something about it is open already, that is asked on. */
export async function ask(tx: Tx, activity: string, words: string, asking: Asking): Promise<Asked> {
  const { person, now, today } = asking
  await takeTurn(tx, person, activity)
  const open = await openOn(tx, person, activity)
  if (open) return askOn(tx, open, words, asking)
  if (await isFlood(tx, asking)) return { refused: 'flood' }
  const question = { person_id: person, opportunity_id: activity, due_on: await dueAfter(tx, today), at: now }
  const id = await addQuestion(tx, question)
  await write(tx, id, words, asking)
  return { id }
}

/** Asks on in a thread; refused where it was closed meanwhile. */
export async function askOn(tx: Tx, question: Question, words: string, asking: Asking): Promise<Asked> {
  const { now, today } = asking
  const { id, status } = question
  const next = after(status, 'ask')
  if (!next) return { refused: 'closed' }
  if (await isFlood(tx, asking)) return { refused: 'flood' }
  // Of what the desk has in hand already the day stays that was told.
  const due_on = status === 'answered' ? await dueAfter(tx, today) : question.due_on
  if (!(await changeQuestion(tx, id, status, { status: next, due_on, asked_at: now }))) return { refused: 'closed' }
  await write(tx, id, words, asking)
  return { id }
}

const isFlood = async (tx: Tx, { person, now }: Asking): Promise<boolean> =>
  (await askedSince(tx, person, addMinutes(now, -DAY))) >= MOST_A_DAY

async function write(tx: Tx, id: string, words: string, { person, by, now }: Asking): Promise<void> {
  const entry = await addEntry(tx, { question_id: id, person_id: person, verb: 'ask', words, by_account: by, at: now })
  const what = { kind: 'question.asked', subject: ['question', id], person, by, medium: 'web', now } as const
  await record(tx, { ...what, subject: ['question', id], data: { entry } })
}
