import { html } from 'hono/html'
import { one, type Submitted } from '#platform/submitted.ts'
import { radioField } from '#ui/choices.ts'
import { hidden, selectField, textArea, textField } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import type { Choices } from '../forms.ts'
import { MOST } from '../forms.ts'
import { DIRECTIONS } from '../rules.ts'
import { DIRECTION_TEXT } from '../text.ts'

export type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

/** The fields of a sheet: what it is about, then those of its kind, then what the department says. */
export function contentFields(choices: Choices, { typed, errors }: Shown): Html {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  const text = (name: keyof typeof MOST, label: string, hint?: string) =>
    textArea({ ...field(name, label), limit: MOST[name], ...(hint && { hint }), rows: name === 'assessment' ? 7 : 4 })
  return html`${hidden('kind', one(typed, 'kind'))}
    ${textField({ ...field('name', '事務事業名'), required: true })}
    ${textField({ ...field('page', '掲載ページ'), width: 'short' })}
    ${text('summary', '事業の概要')}${text('purpose', '事業の目的')}
    ${one(typed, 'kind') === 'score' ? scoreFields(choices, field, text) : progressField(choices, field)}
    ${text('assessment', '評価', 'したことと、その結果を書きます。提出するときに要ります。')}
    ${text('outlook', '今後の取組', '提出するときに要ります。')}`
}

type Named = (name: string, label: string) => { name: string; label: string; value: string; error: string | undefined }

const progressField = ({ options }: Choices, field: Named): Content =>
  radioField({
    ...field('progress', '進捗状況'),
    hint: '提出するときに要ります。',
    options: options.map(value => ({ value, label: value })),
  })

const scoreFields = (
  { kinds, indicators }: Choices,
  field: Named,
  text: (name: 'breakdown', label: string, hint: string) => Content,
): Content => [
  textField({
    ...field('indicator', '評価の指標'),
    hint: '提出するときに要ります。',
    example: 'まなびの市民講師登録数',
  }),
  selectField({
    ...field('counted', '何の実績か'),
    hint: 'この事業の指標の数か、「実績」のページに入れた数を写せます。',
    empty: '選ばない（手で入れる）',
    options: [
      ...indicators.map(({ code, name, unit }) => ({
        value: code,
        label: `${name}（${unit}）`,
        group: 'この事業の指標',
      })),
      ...kinds.map(({ key, name, unit }) => ({ value: key, label: `${name}（${unit}）`, group: '部署が入れた実績' })),
    ],
  }),
  textField({ ...field('unit', '単位'), width: 'short', example: '人' }),
  radioField({
    ...field('direction', '目標の見かた'),
    required: true,
    options: DIRECTIONS.map(value => ({ value, label: DIRECTION_TEXT[value] })),
  }),
  textField({
    ...field('target', '目標値'),
    width: 'short',
    inputmode: 'decimal',
    hint: 'わからないときは、空けておきます。評点は出しません。',
  }),
  textField({
    ...field('actual', '実績'),
    width: 'short',
    inputmode: 'decimal',
    hint: 'わからないときは、空けておきます。評点は出しません。',
  }),
  text('breakdown', '実績の内訳', '例：小和田２、鶴嶺２'),
]
