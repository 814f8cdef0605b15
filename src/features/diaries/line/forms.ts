import { z } from 'zod'
import type { Day } from '#platform/dates.ts'
import { chosenFrom, line, needed, note, number, day as readDay } from '#platform/reading.ts'
import { accept, filled, type Submitted } from '#platform/submitted.ts'
import { DAY_HALVES, type OwnLine, refusalOf } from '../rules.ts'
import { DAY_TEXT, futureText, HOURS_TEXT, REFUSAL_TEXT } from '../text.ts'

export type Choices = readonly { id: string; title: string }[]
export const NOTE_MOST = 500

const schema = (today: Day, choices: ReadonlyMap<string, string>) =>
  z.object({
    day: needed(
      readDay(DAY_TEXT, { last: today }, day => (day > today ? futureText(today) : null)),
      DAY_TEXT,
    ),
    activity: chosenFrom(choices, REFUSAL_TEXT.noTitle),
    title: line('活動の名前', 60),
    hours: number(HOURS_TEXT, { least: 0.5, most: DAY_HALVES / 2, step: 0.5, unit: '時間' }),
    note: note('メモ', NOTE_MOST, '短くしてください。'),
  })

/** A line as it is typed, against the others that they wrote. One that they wrote before keeps its activity. */
export function readLine(typed: Submitted, today: Day, choices: Choices, others: readonly OwnLine[]) {
  const titles = new Map(choices.map(({ id, title }) => [id, title]))
  const read = accept(schema(today, titles), typed, ({ activity, title }) =>
    activity && title
      ? { title: REFUSAL_TEXT.twoTitles }
      : activity || title || activity === undefined
        ? {}
        : { title: REFUSAL_TEXT.noTitle },
  )
  if (!read.ok) return read
  const { day, activity, hours, ...said } = read.value
  const value = {
    ...{ on_day: day, opportunity_id: activity, title: (activity && titles.get(activity)) || said.title },
    ...{ half_hours: hours === null ? null : hours * 2, note: said.note },
  }
  const refused = refusalOf(value, others)
  if (!refused) return { ok: true as const, value }
  return { ok: false as const, errors: { [refused === 'same' ? 'day' : 'hours']: REFUSAL_TEXT[refused] }, typed }
}

/** A line in the fields by which it is put right; where its activity cannot be chosen any more its title stands in words. */
export function fieldsOf(one: OwnLine, choices: Choices): Submitted {
  const known = choices.some(({ id }) => id === one.opportunity_id)
  return filled({
    ...{ day: one.on_day, activity: known ? one.opportunity_id : '', title: known ? '' : one.title },
    ...{ hours: one.half_hours === null ? '' : String(one.half_hours / 2), note: one.note },
  })
}
