import { answer, giveStep, pass } from '#features/questions/desk/actions.ts'
import { ask } from '#features/questions/own/actions.ts'
import { addDays } from '#platform/dates.ts'
import { type CastQuestion, QUESTIONS } from './cast/questions/index.ts'
import type { City } from './city.ts'
import { morningOf, type Opportunities } from './opportunities.ts'
import type { People } from './people.ts'

/** Who asked about an activity on their own page, by the same actions as there and at the desk. */
export async function addQuestions(city: City, people: People, opportunities: Opportunities): Promise<void> {
  for (const sample of QUESTIONS) await addQuestion(city, sample, people, opportunities)
}

async function addQuestion(
  { tx, today, staff }: City,
  { who, about, daysAgo, asks, passed, answer: answered, again }: CastQuestion,
  people: People,
  opportunities: Opportunities,
): Promise<void> {
  const [person, activity] = [people.get(who), opportunities.get(about)]
  if (!person || !activity) throw new Error(`no ${who} or ${about} in the cast`)
  const account = await tx.selectFrom('account').select('id').where('login', '=', who).executeTakeFirstOrThrow()
  const on = (ago: number, by: string) => {
    const day = addDays(today, -ago)
    return { by, now: morningOf(day), today: day }
  }
  const asking = async (ago: number, words: string) => {
    const asked = await ask(tx, activity.id, words, { ...on(ago, account.id), person: person.id })
    if ('refused' in asked) throw new Error(`${who}: ${asked.refused}`)
    await giveStep(tx, asked.id, on(ago, account.id).now)
    return asked.id
  }
  const id = await asking(daysAgo, asks)
  const [first, second] = [on(daysAgo - 1, staff['sato']!), on(daysAgo - 2, staff['sato']!)]
  if (passed) await pass(tx, id, { ...passed, due: addDays(first.today, 7) }, first)
  if (answered) await answer(tx, id, answered, second)
  if (again) await asking(daysAgo - 3, again)
}
