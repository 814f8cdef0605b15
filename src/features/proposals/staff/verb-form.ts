import { LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import { MEDIA, MEDIUM_TEXT } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { NOTE_LIMIT, parseNumber } from '#platform/reading.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkboxField, radioField } from '#ui/choices.ts'
import { dateField, numberField, selectField, textArea, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { HOURS_BOUNDS } from '../forms.ts'
import type { Proposal } from '../record/store.ts'
import {
  type EntryVerb,
  FOLLOW_UP_RESULTS,
  HOWS,
  isIntroduced,
  RESULTS,
  type Reason,
  reasonsFor,
  type Verb,
} from '../rules.ts'
import { FOLLOW_UP_TEXT, HOW_TEXT, REASON_TEXT, RESULT_TEXT, VERB_TEXT } from '../text.ts'
import { proposalPath } from './parts.ts'

export type Partner = { id: string; name: string }
export type Showing = {
  proposal: Proposal
  today: string
  typed: Submitted
  errors: Readonly<Record<string, string>>
  partners: readonly Partner[]
}

/** Several forms stand on one page, so each field carries the verb before its name. */
const prefixed = (verb: Verb, name: string): string => `${verb}-${name}`

/** The fields of one verb's form under their own names; names without the verb are taken too. */
export function ofVerb(verb: Verb, sent: Submitted): Submitted {
  const fields = Object.fromEntries(
    Object.entries(sent.fields).map(([name, values]) => [
      name.startsWith(`${verb}-`) ? name.slice(verb.length + 1) : name,
      values,
    ]),
  )
  return { fields, files: {} }
}

/** What is wrong, under the names that the fields have on the page. */
export const errorsOf = (verb: Verb, errors: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(errors).map(([name, message]) => [prefixed(verb, name), message]))

/** The form of one verb: what it asks for itself, then the day, the medium and a note. */
export function verbForm(verb: Verb, showing: Showing): Html {
  const { proposal, today, typed, errors } = showing
  const field = (name: string, label: string, value = '') => ({
    name: prefixed(verb, name),
    label,
    // What was cleared stays empty beside the sentence that asks for it.
    value: name in typed.fields ? one(typed, name) : value,
    error: errors[name],
  })
  return form({
    action: `${proposalPath(proposal.id)}/${verb}`,
    once: newId(),
    version: proposal.version,
    body: [
      ...fieldsFor(verb, showing, field),
      dateField({ ...field('day', '日付', formatDay(today)), hint: 'その出来事があった日。' }),
      selectField({ ...field('medium', '方法', 'visit'), options: options(MEDIA, MEDIUM_TEXT) }),
      textArea({ ...field('note', 'メモ'), rows: 2, limit: NOTE_LIMIT }),
    ],
    submit: button({ text: VERB_TEXT[verb], kind: 'main' }),
  })
}

export type FieldOf = (
  name: string,
  label: string,
  value?: string,
) => { name: string; label: string; value: string; error: string | undefined }

/** What a verb asks for itself. */
export function fieldsFor(verb: EntryVerb, { proposal, today, partners }: Showing, field: FieldOf): Content[] {
  const reason = (of: Parameters<typeof reasonsFor>[0], label: string, required = true) =>
    selectField({
      ...field('reason', label),
      required,
      empty: '選んでください',
      options: reasonsFor(of).map(reasonOption),
    })
  switch (verb) {
    case 'visit':
    case 'trial':
    case 'interview':
      return [
        dateField({ ...field('planned_on', '約束の日'), required: true }),
        textField({ ...field('planned_at', '時刻'), example: '10時、14:30', width: 'short' }),
      ]
    case 'result':
      return [radioField({ ...field('result', '結果'), required: true, options: options(RESULTS, RESULT_TEXT) })]
    case 'decide':
      return decideFields(proposal, today, partners, field)
    case 'follow-up':
      return [
        radioField({
          ...field('result', 'ようす'),
          required: true,
          options: options(FOLLOW_UP_RESULTS, FOLLOW_UP_TEXT),
        }),
        reason('end', '終わった理由（終わった場合）', false),
      ]
    case 'end':
    case 'decline':
    case 'fall-through':
      return [reason(verb, '理由')]
    default:
      return []
  }
}

export const options = <K extends string>(keys: readonly K[], labels: Record<K, string>) =>
  keys.map(value => ({ value, label: labels[value] }))
export const reasonOption = (value: Reason) => ({ value, label: REASON_TEXT[value] })

const decideFields = (proposal: Proposal, today: string, partners: readonly Partner[], field: FieldOf): Content[] => [
  textField({ ...field('legal_form', '就業形態'), value: LEGAL_FORM_TEXT[proposal.legal_form], readonly: true }),
  ...hoursFields(field),
  dateField({ ...field('starts_on', '始まる日', formatDay(today)), required: true }),
  radioField({
    ...field('how', '決まり方', isIntroduced(proposal.entries) ? 'own' : 'self'),
    required: true,
    options: options(HOWS, HOW_TEXT),
  }),
  selectField({
    ...field('partner_id', '連携先（連携先を通じて決まった場合）'),
    empty: '選んでください',
    options: partners.map(({ id, name }) => ({ value: id, label: name })),
  }),
]

/** Where a number was refused that could be read, it may be meant so. */
function hoursFields(field: FieldOf): Content[] {
  const hours = field('hours_week', '週の時間')
  const doubted = hours.error !== undefined && parseNumber(hours.value, HOURS_BOUNDS) !== null
  return [
    numberField({ ...hours, unit: '時間', required: true, hint: 'ふつうの週に活動する時間。' }),
    doubted &&
      checkboxField({
        ...field('hours_sure', 'この活動の時間より長いとき'),
        values: [],
        options: [{ value: 'yes', label: 'この時間でよい' }],
      }),
  ]
}
