import { tell } from '#features/notices/index.ts'
import { nextStep, openStepOf } from '#features/steps/index.ts'
import { addMinutes } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import '../happenings.ts'
import { answered } from '../messages/answered.ts'
import { after, CLOSE_DAYS, type PassedBy, type Refusal, type Verb } from '../rules.ts'
import { addEntry, changeQuestion } from '../store.ts'
import { questionSubject } from '../subject.ts'
import { answeredBefore, type DeskQuestion, holdQuestion } from './store.ts'

type Refused = { refused: Refusal }

/** What is to be done, as its step says it. */
const noteOf = ({ title, name }: Pick<DeskQuestion, 'title' | 'name'>): string => `${name}さんの質問：「${title}」`

/** Makes it a step of the desk; nothing where it is one already, or was answered meanwhile. */
export async function giveStep(tx: Tx, id: string, now: string): Promise<void> {
  const question = await holdQuestion(tx, id)
  if (question?.status !== 'asked' || (await openStepOf(tx, 'question', id))) return
  const step = { what: 'reply', owner: null, due: question.due_on, note: noteOf(question) } as const
  await nextStep(tx, [questionSubject, id], question.person_id, step, { by: null, at: now, outcome: 'asked' })
}

/** The question in the hands of staff, while the verb is open. */
async function taken(tx: Tx, id: string, verb: Verb): Promise<DeskQuestion | Refused> {
  const question = await holdQuestion(tx, id)
  if (!question) return { refused: 'none' }
  return after(question.status, verb) ? question : { refused: 'closed' }
}

const entryOf = ({ id, person_id }: DeskQuestion, { by, now }: Pick<Doing, 'by' | 'now'>) => ({
  ...{ question_id: id, person_id, by_account: by, at: now },
})

/** Notes that the organisation was asked, in words that do not say who asks; the desk waits for it until that day. */
export async function pass(
  tx: Tx,
  id: string,
  { medium, told, due }: { medium: PassedBy; told: string; due: Day },
  doing: Doing,
): Promise<Refused | null> {
  const { by, now, today } = doing
  if (due < today) return { refused: 'duePast' }
  const question = await taken(tx, id, 'pass')
  if ('refused' in question) return question
  const entry = await addEntry(tx, { ...entryOf(question, doing), verb: 'pass', note: told, medium })
  await changeQuestion(tx, id, question.status, { status: 'passed', due_on: due })
  const owner = (await openStepOf(tx, 'question', id))?.owner_id ?? by
  const step = { what: 'reply', owner, due, shut: 'stays', waits: 'organiser', note: noteOf(question) } as const
  await nextStep(tx, [questionSubject, id], question.person_id, step, { by, at: now, outcome: 'passed' })
  const { person_id: person } = question
  await record(tx, { kind: 'question.passed', subject: ['question', id], person, by, now, data: { entry } })
  return null
}

/** Writes the answer down, which they read on their page and are told. */
export async function answer(tx: Tx, id: string, words: string, doing: Doing): Promise<Refused | null> {
  const { by, now } = doing
  const question = await taken(tx, id, 'answer')
  if ('refused' in question) return question
  const entry = await addEntry(tx, { ...entryOf(question, doing), verb: 'answer', words })
  await changeQuestion(tx, id, question.status, { status: 'answered', answered_at: now })
  const { person_id: person, title } = question
  await nextStep(tx, [questionSubject, id], person, null, { by, at: now, outcome: 'answered' })
  await record(tx, { kind: 'question.answered', subject: ['question', id], person, by, now, data: { entry } })
  const telling = { to: { person }, data: { title, answer: words }, about: ['question', id] } as const
  await tell(tx, answered, { ...telling, once: `question.answered ${entry}`, now })
  return null
}

/** Ends it without an answer, or before its time; why stays at the desk. */
export async function close(tx: Tx, id: string, why: string, doing: Doing): Promise<Refused | null> {
  const { by, now } = doing
  const question = await taken(tx, id, 'close')
  if ('refused' in question) return question
  const entry = await addEntry(tx, { ...entryOf(question, doing), verb: 'close', note: why })
  await changeQuestion(tx, id, question.status, { status: 'closed', closed_at: now })
  const { person_id: person } = question
  await nextStep(tx, [questionSubject, id], person, null, { by, at: now, outcome: 'closed' })
  await record(tx, { kind: 'question.closed', subject: ['question', id], person, by, now, data: { entry } })
  return null
}

/** Closes what was answered and of which nothing more was asked for two weeks. Gives how many. */
export async function closeAnswered(tx: Tx, now: string): Promise<number> {
  const over = await answeredBefore(tx, addMinutes(now, -CLOSE_DAYS * 24 * 60))
  for (const { id, person_id: person } of over) {
    await changeQuestion(tx, id, 'answered', { status: 'closed', closed_at: now })
    const data = { entry: null }
    await record(tx, { kind: 'question.closed', subject: ['question', id], person, by: null, now, data })
  }
  return over.length
}
