import { html } from 'hono/html'
import { birthField, townField } from '#features/people/index.ts'
import { carriersNow } from '#platform/carriers.ts'
import type { Day } from '#platform/dates.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { radioField } from '#ui/choices.ts'
import { hidden, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import type { Door } from '../rules.ts'
import type { Facts } from './read.ts'
import { FIELDS, QUESTIONS, type Question } from './rules.ts'

export type Shown = Facts & {
  typed: Submitted
  errors: Readonly<Record<string, string>>
  channel: Door
  today: Day
}

const field = ({ typed, errors }: Shown, name: string, label: string) => ({
  ...{ name, label, value: one(typed, name), error: errors[name] },
})

const nameFields = (shown: Shown): Content => [
  html`<div class="grid2">${textField({ ...field(shown, 'family_kana', 'せい（ふりがな）'), required: true, example: 'なかむら' })}${textField({ ...field(shown, 'given_kana', 'めい（ふりがな）'), required: true, example: 'かずこ' })}</div>`,
  html`<div class="grid2">${textField({ ...field(shown, 'family_name', '姓（漢字）'), example: '中村', autocomplete: 'family-name' })}${textField({ ...field(shown, 'given_name', '名（漢字）'), example: '和子', autocomplete: 'given-name' })}</div>`,
]

const birthFields = (shown: Shown): Content =>
  birthField(field(shown, 'birth_on', '生年月日'), shown.typed, shown.today)

const homeFields = (shown: Shown): Content =>
  townField(
    { ...field(shown, 'town_id', 'お住まいの町'), required: true, hint: '番地はお聞きしません。' },
    shown.towns,
    '選んでください',
  )

/** How the desk reaches whoever came in by this; LINE only where notices go there. */
export const contactsFor = (channel: Door): readonly (keyof typeof CONTACT_SHOWN)[] =>
  channel !== 'line' ? ['email', 'phone'] : carriersNow().line ? ['line', 'phone'] : ['phone']
export const CONTACT_SHOWN = { email: 'メール', phone: '電話', line: 'LINE' } as const

const reachFields = (shown: Shown): Content => [
  radioField({
    ...field(shown, 'contact_first', 'ご連絡の方法'),
    required: true,
    options: contactsFor(shown.channel).map(value => ({ value, label: CONTACT_SHOWN[value] })),
  }),
  textField({
    ...field(shown, 'phone', '電話番号'),
    ...{ type: 'tel', inputmode: 'tel', autocomplete: 'tel', width: 'medium', example: '04-7167-1111' },
    hint:
      shown.channel === 'line'
        ? '窓口からお電話することがあります。'
        : 'メールだけでよい方は、空のままでかまいません。',
  }),
]

const OF: Record<Question, (shown: Shown) => Content> = {
  name: nameFields,
  birth: birthFields,
  home: homeFields,
  reach: reachFields,
}

/** The fields of one question. */
export const questionFields = (question: Question, shown: Shown): Content => OF[question](shown)

/** Everything that was typed on other pages, to go with this one: nothing is lost by going on or back. */
export const carried = (typed: Submitted, here: Question | null): Content =>
  ['checked', ...QUESTIONS.filter(one => one !== here).flatMap(one => FIELDS[one])].flatMap(name =>
    all(typed, name).map(value => hidden(name, value)),
  )
