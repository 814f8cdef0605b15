import type { PersonKnown } from '#features/requests/index.ts'
import { begun, step as stepOf } from '#platform/asked.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import type { Door } from '#ui/walk.ts'
import { occasionsAhead } from '../store.ts'
import { QUESTIONS, readAnswers, readQuestion } from './forms.ts'
import { asked, checkView, type Journey, questionView } from './views.ts'

// The way through the questions, of a visitor and of a resident of whom some answers are known.

/** What can be booked of the activity that the form is about; null where it is none of ours. */
export async function journeyOf(
  ask: Ask,
  db: Read,
  typed: Submitted,
  door: Door<PersonKnown>,
): Promise<Journey | null> {
  const wanted = one(typed, 'activity')
  const occasions = isId(wanted) ? await occasionsAhead(db, wanted, ask.today) : []
  if (occasions.length === 0) return null
  const occasion = occasions.find(({ id }) => id === one(typed, 'occasion'))
  const fields = { ...begun(typed, ask.now), activity: [wanted], ...(occasion ? {} : { occasion: [] }) }
  const { name: city } = ask.municipality
  return {
    ask,
    door,
    form: { ...typed, fields },
    occasions,
    occasion,
    title: occasions[0]!.title,
    city,
    today: ask.today,
  }
}

/** The check page, or the first question that still has to be answered. */
export function checkOrMend(journey: Journey): View {
  const read = readAnswers(journey.form, journey.occasion?.party_most ?? 1)
  if (read.ok) return checkView(journey, read.value)
  // Which date of several is not known of anybody.
  const unasked = journey.door.known && read.question === QUESTIONS[0]
  return questionView(journey, read.question, unasked ? {} : read.errors)
}

/** Where somebody is led by what they pressed. */
export const step = (journey: Journey): View =>
  stepOf({
    ...journey,
    questions: asked(journey),
    read: readQuestion,
    show: (question, errors) => questionView(journey, question, errors),
    check: () => checkOrMend(journey),
  })
