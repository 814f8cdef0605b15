import { z } from 'zod'
import type { Day } from '#platform/dates.ts'
import { chosenFrom, line, needed, note, oneOf, requiredDay } from '#platform/reading.ts'
import { accept, filled, one, type Refused, type Submitted } from '#platform/submitted.ts'
import { ENDS, type Item, type Minutes, MOST, presentLines, presentOf } from './rules.ts'

/** Among what one chooses: the staff who see to it, and the indicators. */
export type Choices = {
  staff: readonly { id: string; name: string }[]
  indicators: readonly { id: string; name: string }[]
}

const NUMBERS = Array.from({ length: MOST.items }, (_, at) => at + 1)
const topicName = (nth: number): string => `topic${nth}`
const decisionName = (nth: number): string => `decision${nth}`

/** The names of the fields of each thing on the agenda. */
export const ITEM_FIELDS = NUMBERS.map(nth => ({ nth, topic: topicName(nth), decision: decisionName(nth) }))

const minutesForm = z.object({
  body: needed(line('会議の名前', 100), '会議の名前を入力してください。例：第2回 生涯現役促進協議会'),
  place: line('場所', 100),
  present: note('出席者', 4000),
})

const itemsForm = z.object(
  Object.fromEntries(
    ITEM_FIELDS.flatMap(({ nth, topic, decision }) => [
      [topic, line(`議題${nth}`, 200)],
      [decision, note(`議題${nth}の決定`, 1000, '短くするか、資料のファイルを実績に付けてください。')],
    ]),
  ),
)

/** What was typed of a meeting. A decision stands under what it decides. */
export function readMinutes(typed: Submitted): { ok: true; value: Minutes } | Refused {
  const read = accept(minutesForm, typed, ({ present }) => tooMany(present ?? ''))
  const items = accept(itemsForm, typed, withoutTopic)
  if (!read.ok || !items.ok)
    return {
      ok: false,
      typed,
      errors: { ...(read.ok ? {} : read.errors), ...(items.ok ? {} : items.errors) },
    }
  const { body, place, present } = read.value
  return { ok: true, value: { body, place, present: presentOf(present), items: itemsIn(items.value) } }
}

const itemsIn = (typed: Readonly<Record<string, unknown>>): Item[] =>
  ITEM_FIELDS.map(({ topic, decision }) => ({ topic: String(typed[topic]), decision: String(typed[decision]) })).filter(
    ({ topic }) => topic !== '',
  )

const tooMany = (present: string): Record<string, string> =>
  presentOf(present).length > MOST.present
    ? { present: `出席者は${MOST.present}人までです。名簿を資料として実績に付けてください。` }
    : {}

const withoutTopic = (typed: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    ITEM_FIELDS.filter(({ topic, decision }) => !typed[topic] && typed[decision]).map(({ topic }) => [
      topic,
      '決めたことが書いてあります。何についての決定か、議題を入力してください。',
    ]),
  )

/** Minutes as their form has them. */
export const typedOf = ({ body, place, present, items }: Minutes): Submitted =>
  filled({
    ...{ body, place, present: presentLines(present) },
    ...Object.fromEntries(
      items.flatMap(({ topic, decision }, at) => [
        [topicName(at + 1), topic],
        [decisionName(at + 1), decision],
      ]),
    ),
  })

/** How many things on the agenda a form shows: what is filled, and some to fill. */
export const shownItems = (typed: Submitted) => {
  const last = ITEM_FIELDS.findLast(({ topic, decision }) => one(typed, topic) !== '' || one(typed, decision) !== '')
  return ITEM_FIELDS.slice(0, Math.min(MOST.items, Math.max(6, (last?.nth ?? 0) + 2)))
}

const DUE = '期限を「令和9年1月15日」のように入力してください。'

/** What was agreed, with who sees to it and which indicator it serves. */
export const readAgreed = (typed: Submitted, { staff, indicators }: Choices, today: Day) =>
  accept(
    z.object({
      what: needed(line('行うこと', 200), '行うことを入力してください。例：構成員の会報に、体験の案内をのせる'),
      who: line('だれが', 100),
      due_on: requiredDay(DUE, { next: today }),
      owner: needed(
        chosenFrom(new Set(staff.map(({ id }) => id)), '担当の職員を一覧から選び直してください。'),
        '担当の職員を選んでください。ほかの団体が行うことも、窓口のだれかが進みぐあいを確かめます。',
      ),
      indicator_id: chosenFrom(new Set(indicators.map(({ id }) => id)), '指標を一覧から選び直してください。'),
    }),
    typed,
  )

const endForm = z.object({
  how: needed(oneOf(ENDS), '済んだのか、やめたのかを選んでください。'),
  result: needed(note('結果', 1000), '何をしたか、やめたときはそのわけを入力してください。'),
})
/** What came of it. */
export const readEnd = (typed: Submitted) => accept(endForm, typed)

/** Another day, with why. */
export const readDue = (typed: Submitted, today: Day) =>
  accept(
    z.object({
      due_on: requiredDay(DUE, { next: today }),
      why: needed(note('わけ', 400), '期限を変えるわけを入力してください。'),
    }),
    typed,
  )
