import { html } from 'hono/html'
import type { Day } from '#platform/dates.ts'
import { formatDay } from '#platform/dates.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { dateField, selectField, textArea, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { type Choices, shownItems } from '../forms.ts'
import { MOST, type Present } from '../rules.ts'
import { presentText } from '../text.ts'

/** What a form shows: what was typed or is stored, and the sentences of what does not fit. */
export type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

const fieldOf =
  ({ typed, errors }: Shown) =>
  (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })

/** The fields of minutes; `before`: who was there the last time, to be copied by whoever knows that they came again. */
export function minutesFields(shown: Shown, before: readonly Present[]): Content {
  const field = fieldOf(shown)
  return [
    textField({ ...field('body', '会議の名前'), required: true, example: '第2回 生涯現役促進協議会' }),
    textField({ ...field('place', '場所'), example: '市役所 第3会議室' }),
    textArea({
      ...field('present', '出席者'),
      rows: 6,
      limit: 4000,
      hint: html`1人を1行に、団体の名前、空白、氏名の順に書きます。構成員の氏名です。利用者の方の名前は書かないでください。${
        before.length > 0 && html`<br>前回の出席者：${before.map(presentText).join('、')}`
      }`,
    }),
    shownItems(shown.typed).map(
      ({ nth, topic, decision }) =>
        html`<fieldset><legend>議題${nth}</legend><div class="stack">${textField(field(topic, '議題'))}${textArea({
          ...field(decision, '決めたこと'),
          ...{ rows: 2, limit: 1000 },
          hint: nth === 1 ? '話し合っただけで決めていないときは、空けておきます。' : '',
        })}</div></fieldset>`,
    ),
    html`<p class="hint">議題は${MOST.items}件まで書けます。足りないときは、保存してから「議事を訂正する」で続きを書けます。</p>`,
  ]
}

/** The fields of something that was agreed. */
export function agreedFields(shown: Shown, { staff, indicators }: Choices): Content {
  const field = fieldOf(shown)
  const options = (rows: Choices['staff']) => rows.map(({ id, name }) => ({ value: id, label: name }))
  return [
    textField({ ...field('what', '行うこと'), required: true, example: '構成員の会報に、体験の案内をのせる' }),
    textField({ ...field('who', 'だれが'), hint: '窓口が行うときは、空けておきます。', example: '柏商工会議所' }),
    dateField({ ...field('due_on', 'いつまでに'), required: true }),
    selectField({
      ...field('owner', '進みぐあいを確かめる職員'),
      required: true,
      empty: '選んでください',
      options: options(staff),
      hint: 'この職員の「やること」に出ます。',
    }),
    selectField({
      ...field('indicator_id', 'どの指標のためか'),
      empty: 'どの指標のためでもない',
      options: options(indicators),
    }),
  ]
}

/** The fields of another day by which it is to be done. */
export function dueFields(shown: Shown, due: Day | null): Content {
  const field = fieldOf(shown)
  return [
    dateField({
      ...field('due_on', '新しい期限'),
      required: true,
      ...(due && { hint: `いまの期限は${formatDay(due)}です。` }),
    }),
    textField({ ...field('why', 'わけ'), required: true, example: '会報の締め切りが延びたため' }),
  ]
}
