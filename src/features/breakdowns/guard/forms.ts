import { z } from 'zod'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import { chosenFrom, line, needed, note, number, requiredDay } from '#platform/reading.ts'
import { accept, filled, type Refused, type Submitted } from '#platform/submitted.ts'
import type { Guarded } from './rules.ts'

/** So many groups a city names at most. */
const MOST = 8
export const GROUP_FIELDS = Array.from({ length: MOST }, (_, at) => ({
  ...{ nth: at + 1, group: `group${at + 1}`, quota: `quota${at + 1}` },
}))

const dayForm = z.object({
  from: requiredDay('いつからの目標かを「令和8年4月1日」のように入力してください。', null),
  source: needed(line('もとになるもの', 200), 'もとになるものを入力してください。例：第10期計画 第4章'),
})

const rowsForm = (known: ReadonlySet<string>) =>
  z.object(
    Object.fromEntries<z.ZodType<string | number | null>>(
      GROUP_FIELDS.flatMap(({ group, quota }) => [
        [group, chosenFrom(known, '一覧から選び直してください。')],
        [quota, number('人数は、1以上の整数で入力してください。例：30', { least: 1, most: 99_999, unit: '人' })],
      ]),
    ),
  )

/** The groups that were chosen, each with its number, and from when on they hold. */
export function readGuarded(
  typed: Submitted,
  known: ReadonlySet<string>,
): { ok: true; value: { groups: Guarded[]; from: Day; source: string } } | Refused {
  const [rows, day] = [accept(rowsForm(known), typed, rowFaults), accept(dayForm, typed)]
  if (!rows.ok || !day.ok)
    return { ok: false, typed, errors: { ...(rows.ok ? {} : rows.errors), ...(day.ok ? {} : day.errors) } }
  const groups = GROUP_FIELDS.flatMap(({ group, quota }) =>
    rows.value[group] === null ? [] : [{ group: String(rows.value[group]), quota: Number(rows.value[quota]) }],
  )
  return { ok: true, value: { groups, ...day.value } }
}

/** A group without its number, a number without its group, the same group twice. */
function rowFaults(typed: Readonly<Record<string, unknown>>): Record<string, string> {
  const before = new Set<unknown>()
  return Object.fromEntries(
    GROUP_FIELDS.flatMap(({ group, quota }) => {
      const [chosen, number_] = [typed[group], typed[quota]]
      const twice = chosen != null && before.has(chosen)
      before.add(chosen)
      if (twice) return [[group, '同じ方が、上でも選ばれています。']]
      if (chosen != null && number_ === null) return [[quota, '年度に登録を受ける人数を入力してください。']]
      return chosen === null && typeof number_ === 'number' ? [[group, 'どのような方かを選んでください。']] : []
    }),
  )
}

/** The groups that hold, as their form has them: from the first day of the fiscal year on. */
export const typedOf = (groups: readonly Guarded[], today: Day): Submitted =>
  filled({
    ...Object.fromEntries(
      groups.flatMap(({ group, quota }, at) => [
        [`group${at + 1}`, group],
        [`quota${at + 1}`, quota],
      ]),
    ),
    from: formatDay(fiscalRange(fiscalYear(today)).from),
  })

const answerForm = z.object({
  answer: needed(note('手だて', 1000), '何をするかを入力してください。例：民生委員の集まりで窓口を紹介する'),
})
/** What is done about a group that stays behind. */
export const readAnswer = (typed: Submitted) => accept(answerForm, typed)
