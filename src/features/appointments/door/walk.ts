import type { PersonKnown } from '#features/requests/index.ts'
import { begun, step as stepOf } from '#platform/asked.ts'
import type { Read } from '#platform/db.ts'
import type { Ask, View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import type { Door } from '#ui/walk.ts'
import { offered } from '../offer/actions.ts'
import { slotOf } from '../offer/rules.ts'
import { QUESTIONS, readAnswers, readQuestion } from './forms.ts'
import { checkView, goneView, type Journey, nothingView, questionView } from './views.ts'

// The way through the questions, of a visitor and of a resident of whom some answers are known.

/** What was typed so far, and which times are free now. A way of talking that the time does not have is asked anew. */
export async function journeyOf(ask: Ask, db: Read, typed: Submitted, door: Door<PersonKnown>): Promise<Journey> {
  const free = await offered(db, ask, 'web')
  const slot = slotOf(free, one(typed, 'slot'))
  const hows = slot?.rule.hows ?? []
  const how = hows.length === 1 ? hows[0]! : hows.find(one_ => one_ === one(typed, 'how'))
  const fields = { ...begun(typed, ask.now), ...(slot && { how: how ? [how] : [] }) }
  return { ask, door, form: { ...typed, fields }, free, slot, city: ask.municipality.name }
}

/** The check page, or the first question that still has to be answered; of a resident nothing is called wrong that was not asked. */
export function checkOrMend(journey: Journey): View {
  const read = readAnswers(journey.form)
  if (!read.ok) return questionView(journey, read.question, journey.door.known ? {} : read.errors)
  return journey.slot ? checkView(journey, read.value) : goneView(journey)
}

/** The first page: the question about the time, or the one after it where a time was chosen in the list. */
export function first(journey: Journey): View {
  if (journey.free.length === 0) return nothingView(journey.ask)
  const wanted = one(journey.form, 'slot')
  if (wanted !== '' && !journey.slot) return goneView(journey)
  if (journey.door.known) return checkOrMend(journey)
  return questionView(journey, journey.slot ? QUESTIONS[1] : QUESTIONS[0])
}

/** Where somebody is led by what they pressed; not on, where the time is gone. */
export const step = (journey: Journey): View =>
  stepOf({
    ...journey,
    questions: QUESTIONS,
    read: readQuestion,
    show: (question, errors) => questionView(journey, question, errors),
    check: () => checkOrMend(journey),
    stop: () => !journey.slot && goneView(journey),
  })
