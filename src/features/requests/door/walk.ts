import { formsOffered } from '#features/kinds/index.ts'
import { programmesTold } from '#features/municipalities/index.ts'
import { begun, step as stepOf } from '#platform/asked.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { all, filled, one, type Submitted } from '#platform/submitted.ts'
import type { Door } from '#ui/walk.ts'
import { fieldsOf, readAnswers, readQuestion } from '../forms.ts'
import { QUESTIONS, type Question } from '../rules.ts'
import { activityTold, type Known } from '../store.ts'
import { checkView, type Journey, questionView } from './views.ts'

// The way through the questions, of a visitor and of a resident of whom some answers are known.

/** What an address brings: an activity, a code of a poster, a wish; `words`: what a list says of itself (Way.list). */
export function broughtBy({ searchParams }: URL): Submitted {
  const [activity, via, wish] = ['activity', 'via', 'wish'].map(name => searchParams.get(name))
  return filled({ activity, via, wish, words: searchParams.get('words')?.slice(0, 500) })
}

export async function journeyOf(ask: Ask, db: Read, typed: Submitted, door: Door<Known>): Promise<Journey> {
  const wanted = one(typed, 'activity')
  const told = await activityTold(db, isId(wanted) ? wanted : null)
  const activity = told && formsOffered(ask.municipality).includes(told.legal_form) ? told : undefined
  const fields = { ...begun(typed, ask.now), activity: activity ? [activity.id] : [] }
  const { name: city, desk_hours: hours } = ask.municipality
  const programmes = await programmesTold(db, ask.today)
  const lost = wanted !== '' && !activity
  return { ask, door, form: { ...typed, fields }, activity, programmes, city, hours, lost }
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

/** Where somebody is led by what they pressed. */
export const step = (journey: Journey): View =>
  stepOf({
    ...journey,
    questions: QUESTIONS,
    read: readQuestion,
    show: (question, errors) => questionView(journey, question, errors),
    check: () => checkOrMend(journey),
  })
