import { answerByLink, countAnswer, type Handed, handConsultation, typeAnswer } from '#features/surveys/actions.ts'
import { addDays } from '#platform/dates.ts'
import { day, id, rowsOf, yes } from '#platform/rows.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'

const TALK = { id, on_day: day, asked: yes }

/** Slips of consultations of the last weeks: one answered by its link, one on paper, one by telephone, one not yet. */
export async function addSurveys({ tx, today, staff }: City): Promise<void> {
  const all = await rowsOf(tx, TALK)`
    select id, on_day, satisfied is not null as asked from consultation where person_id is not null and on_day < ${today}::date
    order by on_day desc, id limit 40`
  const talks = [
    ...all.slice(0, 3),
    ...all
      .slice(3)
      .filter(({ asked }) => !asked)
      .slice(0, 1),
  ]
  const handed: Handed[] = []
  for (const { id: talk, on_day } of talks) {
    const slip = await handConsultation(tx, talk, { by: staff['sato']!, now: morningOf(on_day), today: on_day })
    if ('id' in slip) handed.push(slip)
  }
  const [link, paper, phone] = handed
  const doing = { by: staff['suzuki']!, now: morningOf(today), today }
  if (link)
    await answerByLink(
      tx,
      link.id,
      { satisfied: 5, words: 'ゆっくり聞いてもらえました。' },
      morningOf(addDays(today, -1)),
    )
  if (paper)
    await typeAnswer(
      tx,
      { code: paper.code, way: 'paper', satisfied: 4, words: '字が大きくて助かりました。', reason: '' },
      doing,
    )
  if (phone) await typeAnswer(tx, { code: phone.code, way: 'phone', satisfied: 3, words: '', reason: '' }, doing)
  for (const slip of handed) await countAnswer(tx, slip.id)
}
