import { formsOffered } from '#features/kinds/index.ts'
import { programmesTold } from '#features/municipalities/index.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { all, filled, one, type Submitted } from '#platform/submitted.ts'
import { fieldsOf, readAnswers, readQuestion } from '../forms.ts'
import { QUESTIONS, type Question } from '../rules.ts'
import { activityTold } from '../store.ts'
import { checkView, type Door, type Journey, questionView } from './views.ts'

// The way through the questions, of a visitor and of a resident of whom some answers are known.

/** What an address brings: an activity, a code of a poster, a wish; `words`: what a list says of itself (Way.list). */
export function broughtBy({ searchParams }: URL): Submitted {
  const [activity, via, wish] = ['activity', 'via', 'wish'].map(name => searchParams.get(name))
  return filled({ activity, via, wish, words: searchParams.get('words')?.slice(0, 500) })
}

export async function journeyOf(ask: Ask, db: Read, typed: Submitted, door: Door): Promise<Journey> {
  const wanted = one(typed, 'activity')
  const told = await activityTold(db, isId(wanted) ? wanted : null)
  const activity = told && formsOffered(ask.municipality).includes(told.legal_form) ? told : undefined
  const draft = one(typed, 'draft')
  const kept = {
    ...typed.fields,
    draft: [isId(draft) ? draft : newId()],
    since: [one(typed, 'since') || ask.now],
    activity: activity ? [activity.id] : [],
  }
  const { name: city, desk_hours: hours } = ask.municipality
  const programmes = await programmesTold(db, ask.today)
  const lost = wanted !== '' && !activity
  return { ask, door, form: { ...typed, fields: kept }, activity, programmes, city, hours, lost }
}

/** What was never asked is no mistake of theirs. */
const isUnasked = ({ door, form }: Journey, question: Question): boolean =>
  door.known !== undefined && fieldsOf(question).every(name => all(form, name).length === 0)

/** The check page, or the first question that still has to be answered. */
export function checkOrMend(journey: Journey): View {
  const read = readAnswers(journey.form)
  if (read.ok) return checkView(journey, read.value)
  return questionView(journey, read.question, isUnasked(journey, read.question) ? {} : read.errors)
}

const neighbour = (question: Question, way: 1 | -1): Question | undefined =>
  QUESTIONS[QUESTIONS.indexOf(question) + way]

/** Where somebody is led by what they pressed; only going on reads what was typed. */
export function step(journey: Journey): View {
  const [at, go] = [one(journey.form, 'at'), one(journey.form, 'go')]
  const question = QUESTIONS.find(one => one === at) ?? null
  const wanted = QUESTIONS.find(one => one === go)
  if (wanted) return questionView(journey, wanted)
  if (go === 'back' && !journey.door.known)
    return questionView(journey, question ? (neighbour(question, -1) ?? question) : QUESTIONS.at(-1)!)
  if (question === null || go === 'back') return checkOrMend(journey)
  const read = readQuestion(question, journey.form)
  if (!read.ok) return questionView(journey, question, read.errors)
  const next = one(journey.form, 'checked') === '1' ? undefined : neighbour(question, 1)
  return next ? questionView(journey, next) : checkOrMend(journey)
}
