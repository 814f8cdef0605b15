import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { occasionsAhead } from '../store.ts'
import { QUESTIONS, type Question, readAnswers, readQuestion } from './forms.ts'
import { asked, checkView, type Door, type Journey, questionView } from './views.ts'

// The way through the questions, of a visitor and of a resident of whom some answers are known.

/** What can be booked of the activity that the form is about; null where it is none of ours. */
export async function journeyOf(ask: Ask, db: Read, typed: Submitted, door: Door): Promise<Journey | null> {
  const wanted = one(typed, 'activity')
  const occasions = isId(wanted) ? await occasionsAhead(db, wanted, ask.today) : []
  if (occasions.length === 0) return null
  const draft = one(typed, 'draft')
  const kept = {
    ...typed.fields,
    draft: [isId(draft) ? draft : newId()],
    since: [one(typed, 'since') || ask.now],
    activity: [wanted],
  }
  const occasion = occasions.find(({ id }) => id === one(typed, 'occasion'))
  const form = { ...typed, fields: { ...kept, ...(occasion ? {} : { occasion: [] }) } }
  const { name: city } = ask.municipality
  return { ask, door, form, occasions, occasion, title: occasions[0]!.title, city, today: ask.today }
}

/** The check page, or the first question that still has to be answered. */
export function checkOrMend(journey: Journey): View {
  const read = readAnswers(journey.form, journey.occasion?.party_most ?? 1)
  if (read.ok) return checkView(journey, read.value)
  // Which date of several is not known of anybody.
  const unasked = journey.door.known && read.question === QUESTIONS[0]
  return questionView(journey, read.question, unasked ? {} : read.errors)
}

/** Where somebody is led by what they pressed; only going on reads what was typed. */
export function step(journey: Journey): View {
  const [at, go] = [one(journey.form, 'at'), one(journey.form, 'go')]
  const list = asked(journey)
  const question = list.find(one => one === at) ?? null
  const next = (way: 1 | -1): Question | undefined => (question ? list[list.indexOf(question) + way] : undefined)
  const wanted = list.find(one => one === go)
  if (wanted) return questionView(journey, wanted)
  if (go === 'back' && !journey.door.known)
    return questionView(journey, question ? (next(-1) ?? question) : list.at(-1)!)
  if (question === null || go === 'back') return checkOrMend(journey)
  const read = readQuestion(question, journey.form)
  if (!read.ok) return questionView(journey, question, read.errors)
  const following = one(journey.form, 'checked') === '1' ? undefined : next(1)
  return following ? questionView(journey, following) : checkOrMend(journey)
}
