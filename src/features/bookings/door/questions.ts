import { html } from 'hono/html'
import { nameFields } from '#features/requests/index.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { checkbox, radioField } from '#ui/choices.ts'
import { textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { plainly } from '#ui/plainly.ts'
import { closedTo, freeOf, WHOM } from '../rules.ts'
import type { Occasion } from '../store.ts'
import { CLOSED_TEXT, timesText, WHOM_TEXT } from '../text.ts'
import { fieldsOf, QUESTIONS, type Question } from './forms.ts'

/** What a page of questions shows: what was typed so far, what is to be mended, and what can be booked. */
export type Shown = {
  form: Submitted
  errors: Readonly<Record<string, string>>
  occasions: readonly Occasion[]
  /** The one that was chosen, where one was. */
  occasion: Occasion | undefined
  city: string
  today: string
}

const field = ({ form, errors }: Shown, name: string, label: string) => ({
  name,
  label,
  value: one(form, name),
  error: errors[name],
})

/** How many places are free, or how many people wait: as it is now, not when it is sent. */
export function freeText(occasion: Occasion): string {
  const free = freeOf(occasion)
  if (occasion.doubt && occasion.waits) return '日時を確かめています。いまは、順番を待つ方としてお受けします'
  if (free > 0) return `あと${free}人（定員${occasion.places}人）`
  return occasion.waits
    ? `満席です。空きを待つことができます（いま${occasion.waiting}人待ち）`
    : `満席（定員${occasion.places}人）`
}

const occasionFields = (shown: Shown): Content => {
  const { occasions, today } = shown
  const open = occasions.filter(one => closedTo(one, today) === null)
  const closed = occasions.filter(one => closedTo(one, today) !== null)
  return [
    radioField({
      ...field(shown, 'occasion', '申しこむ回'),
      value: one(shown.form, 'occasion') || (open.length === 1 ? open[0]!.id : ''),
      required: true,
      options: open.map(one => ({ value: one.id, label: timesText(one), hint: freeText(one) })),
    }),
    closed.length > 0 &&
      html`<ul>${closed.map(one => html`<li>${timesText(one)}　<span class="faint">${CLOSED_TEXT[closedTo(one, today)!]}</span></li>`)}</ul>`,
  ]
}

const partyFields = (shown: Shown): Content => {
  const most = shown.occasion?.party_most ?? 1
  return [
    radioField({
      ...field(shown, 'party', '人数'),
      value: one(shown.form, 'party') || '1',
      required: true,
      columns: true,
      hint: plainly(
        'ごいっしょの方は、全員で参加するか、全員で空きを待つかのどちらかになります。',
        'みんなで行くか、みんなで待つか、どちらかになります。',
      ),
      options: Array.from({ length: most }, (_, at) => ({
        value: String(at + 1),
        label: at === 0 ? '自分だけ' : `${at + 1}人`,
      })),
    }),
    textField({
      ...field(shown, 'companions', 'ごいっしょの方のお名前'),
      hint: 'おひとりなら、空のままでかまいません。',
      example: 'なかむら たけし',
    }),
  ]
}

const whomFields = (shown: Shown): Content => [
  radioField({
    ...field(shown, 'whom', 'どなたの申しこみ'),
    value: one(shown.form, 'whom') || 'self',
    required: true,
    hint: plainly(
      'ほかの方の申しこみのときは、お名前の欄に、参加する方のお名前を書いてください。',
      'ほかの人のときは、行く人の名前を書いてください。',
    ),
    options: WHOM.map(value => ({ value, label: WHOM_TEXT[value] })),
  }),
  textField({ ...field(shown, 'note', 'お伝えになりたいこと'), example: '耳が遠いので、前の席がよい' }),
  checkbox({
    name: 'spare',
    label: 'ほかに参加する人がいないときだけ、参加します',
    hint: '人数が足りないときに、窓口からお声がけします。ふつうに申しこむときは、選ばないでください。',
    checked: one(shown.form, 'spare') === '1',
  }),
]

const FIELDS = {
  occasion: occasionFields,
  party: partyFields,
  name: nameFields,
  whom: whomFields,
} satisfies Record<Question, (shown: Shown) => Content>

/** The fields of one question. */
export const questionFields = (question: Question, shown: Shown): Content => FIELDS[question](shown)

/** All that travels: of which activity it is, and the answers. */
export const NAMES: readonly string[] = ['activity', ...QUESTIONS.flatMap(fieldsOf)]
