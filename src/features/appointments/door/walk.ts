import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { offered } from '../offer/actions.ts'
import { slotOf } from '../offer/rules.ts'
import { QUESTIONS, type Question, readAnswers, readQuestion } from './forms.ts'
import { checkView, type DoorPages, goneView, type Journey, nothingView, questionView } from './views.ts'

// The way through the questions, of a visitor and of a resident of whom some answers are known.

/** What was typed so far, and which times are free now. A way of talking that the time does not have is asked anew. */
export async function journeyOf(ask: Ask, db: Read, typed: Submitted, door: DoorPages): Promise<Journey> {
  const free = await offered(db, ask, 'web')
  const slot = slotOf(free, one(typed, 'slot'))
  const [draft, hows] = [one(typed, 'draft'), slot?.rule.hows ?? []]
  const how = hows.length === 1 ? hows[0]! : hows.find(one_ => one_ === one(typed, 'how'))
  const fields = {
    ...typed.fields,
    draft: [isId(draft) ? draft : newId()],
    since: [one(typed, 'since') || ask.now],
    ...(slot && { how: how ? [how] : [] }),
  }
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

/** Where somebody is led by what they pressed; only going on reads what was typed. */
export function step(journey: Journey): View {
  const [at, go] = [one(journey.form, 'at'), one(journey.form, 'go')]
  const question = QUESTIONS.find(one => one === at) ?? null
  const next = (way: 1 | -1): Question | undefined =>
    question ? QUESTIONS[QUESTIONS.indexOf(question) + way] : undefined
  const wanted = QUESTIONS.find(one => one === go)
  if (wanted) return questionView(journey, wanted)
  if (go === 'back' && !journey.door.known)
    return questionView(journey, question ? (next(-1) ?? question) : QUESTIONS.at(-1)!)
  if (question === null || go === 'back') return checkOrMend(journey)
  const read = readQuestion(question, journey.form)
  if (!read.ok) return questionView(journey, question, read.errors)
  if (!journey.slot) return goneView(journey)
  const following = one(journey.form, 'checked') === '1' ? undefined : next(1)
  return following ? questionView(journey, following) : checkOrMend(journey)
}
