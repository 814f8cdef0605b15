import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { hidden, numberField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import type { TargetEntry } from '../rules.ts'
import { readTarget } from './forms.ts'
import type { Version } from './rules.ts'
import { quarterName, sumFault, yearName } from './text.ts'

const PERIODS = [0, 1, 2, 3, 4]
export type Errors = Readonly<Record<string, string>>

const at = (targets: readonly TargetEntry[], year: number, quarter: number) =>
  targets.find(one => one.fiscal_year === year && one.quarter === quarter)

/** The targets of an indicator, a fiscal year in each row. */
export function targetTable(targets: readonly TargetEntry[]): Html {
  const years = [...new Set(targets.map(({ fiscal_year }) => fiscal_year))].toSorted((a, b) => b - a)
  return table({
    caption: '目標',
    items: years,
    unit: '年度',
    cards: 'beside',
    empty: 'まだ目標がありません。',
    columns: [
      { key: 'year', title: '年度', header: true, cell: yearName },
      ...PERIODS.map(quarter => ({
        key: `q${quarter}`,
        title: quarterName(quarter),
        numeric: true,
        cell: (year: number) => at(targets, year, quarter)?.value.toLocaleString('ja') ?? '—',
      })),
      {
        key: 'source',
        title: 'もとになるもの',
        cell: (year: number) => PERIODS.map(quarter => at(targets, year, quarter)?.source).find(Boolean) ?? '',
      },
    ],
  })
}

/** The targets of a year as their form shows them. */
export const typedTargets = (targets: readonly TargetEntry[], year: number): Submitted =>
  filled({
    ...Object.fromEntries(PERIODS.map(quarter => [`q${quarter}`, at(targets, year, quarter)?.value])),
    source: PERIODS.map(quarter => at(targets, year, quarter)?.source).find(Boolean),
  })

export const targetForm = (action: string, { unit }: Version, year: number, typed: Submitted, errors: Errors): Html =>
  form({
    action,
    once: newId(),
    body: [
      hidden('year', year),
      html`<p class="hint">1年を空けておくと、四半期の合計を使います（割合と「状態」の指標は合計しません）。</p>`,
      ...PERIODS.map(quarter =>
        numberField({
          name: `q${quarter}`,
          label: `${yearName(year)} ${quarterName(quarter)}`,
          unit,
          value: one(typed, `q${quarter}`),
          error: errors[`q${quarter}`],
        }),
      ),
      textField({
        name: 'source',
        label: 'もとになるもの',
        required: true,
        value: one(typed, 'source'),
        error: errors['source'],
        hint: '例：第10期介護保険事業計画 第4章',
      }),
    ],
    submit: button({ text: '目標を記録する', kind: 'main' }),
  })

/** What was typed; a period that is left empty is no target, unless there was one: it can be revised, not lost. */
export function readTargets(
  typed: Submitted,
  { key: indicator, unit, basis }: Version,
  year: number,
  known: readonly TargetEntry[],
  closed: readonly number[] = [],
): { value: TargetEntry[]; errors: Errors } {
  const source = one(typed, 'source').trim()
  const errors: Record<string, string> = {}
  const value = PERIODS.flatMap((quarter): TargetEntry[] => {
    const name = `q${quarter}`
    const before = at(known, year, quarter)
    if (one(typed, name).trim() === '') {
      if (before)
        errors[name] =
          `いまの目標は${before.value.toLocaleString('ja')}です。空にはできません。新しい目標を入れてください。`
      return []
    }
    const read = readTarget(one(typed, name))
    if (read === null)
      errors[name] = `${quarterName(quarter)}の目標は数字で入力してください（0から999,999,999まで）。例：1,200`
    else if (closed.includes(quarter) && before?.value !== read)
      errors[name] = 'この四半期は締めてあります。目標は、締めたときのまま変えられません。'
    else if (unit === '%' && read > 100) errors[name] = '割合の目標は、0から100までの数で入力してください。'
    return [{ indicator, fiscal_year: year, quarter, value: read ?? 0, source }]
  })
  if (source === '' || source.length > 400)
    errors['source'] = 'もとになるものを、400文字までで入力してください。例：第10期介護保険事業計画 第4章'
  const fault =
    Object.keys(errors).length === 0 &&
    sumFault(
      PERIODS.map(quarter => at(value, year, quarter)?.value ?? null),
      basis,
    )
  if (fault) errors['q0'] = fault
  if (value.length === 0 && Object.keys(errors).length === 0)
    errors['q0'] = '年度か四半期の目標を、1つ以上入れてください。'
  return { value, errors }
}
