import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { dateField, hidden, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { type Content, numbers } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { occupationText } from '../books/columns.ts'
import { ledgerNumber, OCCUPATION_KEYS, type Refusal } from '../rules.ts'
import type { Opening, Seeking } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'

type Row = Seeking | Opening
export type Refused = { typed: Submitted; errors?: Record<string, string>; refused?: Refusal }
type Of = {
  /** The page, and where its form is sent. */
  at: string
  action: string
  /** 求職, 求人 */
  what: string
  ends: Readonly<Record<string, string>>
  work: boolean
  today: string
}

/** What is stored, as the form shows it. */
const stored = (row: Row): Submitted =>
  filled({
    ...{ received_on: formatDay(row.received_on), valid_until: row.valid_until && formatDay(row.valid_until) },
    ...{ work: 'work' in row ? row.work : null, occupation: row.occupation },
    ...{ ended_on: row.ended_on && formatDay(row.ended_on), ended_as: row.ended_as, version: row.version },
  })

/** The open one, or with `row` any: what the desk is asked when it takes a 求職 or a 求人, and when it ends. */
function receivedForm({ action, what, ends, work, today }: Of, row: Row | null, shown?: Refused): Content {
  const typed = shown?.typed ?? (row ? stored(row) : filled({ received_on: formatDay(today) }))
  const field = (name: string, label: string) => ({
    name,
    label,
    value: one(typed, name),
    error: shown?.errors?.[name],
  })
  return [
    shown?.refused && notice({ kind: 'warning', title: REFUSAL_TEXT[shown.refused], live: true }),
    checked(
      shown?.errors ?? {},
      form({
        ...{ action, once: newId(), ...(row && { version: row.version }) },
        body: [
          row !== null && hidden('id', row.id),
          dateField({ ...field('received_on', '受け付けた日'), required: true }),
          dateField({
            ...field('valid_until', '有効期間の終わり'),
            hint: 'わからないときは、空けておきます。管理簿に「記入がないもの」と出ます。',
          }),
          work &&
            textField({
              ...field('work', '希望する職種'),
              width: 'full',
              hint: 'ご本人のことばで。例：週3日くらいの調理の手伝い',
            }),
          selectField({
            ...field('occupation', '職業の分類（2022年の大分類）'),
            empty: 'まだわからない',
            options: OCCUPATION_KEYS.map(value => ({ value, label: occupationText(value) })),
          }),
          row !== null &&
            dateField({ ...field('ended_on', '終わった日'), hint: 'まだ続いているときは、空けておきます。' }),
          row !== null &&
            selectField({
              ...field('ended_as', '終わったわけ'),
              empty: 'まだ終わっていない',
              options: Object.entries(ends).map(([value, label]) => ({ value, label })),
            }),
        ],
        submit: button({ text: row ? '保存する' : `${what}を受け付ける`, kind: 'main' }),
      }),
    ),
  ]
}

/** The form of the one that is open, or of a new one; and those of before, each to be put right. */
export function receivedPart(of: Of, rows: readonly Row[], edited: string, shown?: Refused): Content {
  const row = rows.find(({ id }) => id === edited) ?? rows.find(({ ended_on }) => ended_on === null) ?? null
  return [
    pane({
      title: row ? `${of.what}の受付 ${ledgerNumber(row)}` : `${of.what}を受け付ける`,
      body: html`${receivedForm(of, row, shown)}`,
    }),
    table<Row>({
      caption: `これまでの${of.what}の受付`,
      items: rows,
      cards: true,
      empty: `${of.what}の受付は、まだありません。`,
      columns: [
        {
          key: 'number',
          title: '受付番号',
          header: true,
          cell: one => html`<a href="${of.at}?id=${one.id}">${ledgerNumber(one)}</a>`,
        },
        { key: 'received', title: '受け付けた日', cell: one => formatDay(one.received_on) },
        {
          key: 'valid',
          title: '有効期間',
          cell: one => (one.valid_until ? numbers(`${formatDay(one.valid_until)}まで`) : ''),
        },
        { key: 'occupation', title: '職業の分類', cell: one => occupationText(one.occupation) },
        {
          key: 'ended',
          title: '終わり',
          cell: one =>
            one.ended_on && one.ended_as ? numbers(`${formatDay(one.ended_on)} ${of.ends[one.ended_as]}`) : '',
        },
      ],
    }),
  ]
}
