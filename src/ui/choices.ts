import { html } from 'hono/html'
import { control, describedBy, type Field, fieldId, labelText, type Option, remarks } from './fields.ts'
import { attrs, type Content, type Html } from './html.ts'
import { phrased } from './phrases.ts'

type Group = Omit<Field, 'value'> & { options: readonly Option[]; columns?: boolean }

const choice = (
  type: 'radio' | 'checkbox',
  field: Group,
  option: Option,
  first: boolean,
  checked: boolean,
  tied: Content = '',
) =>
  html`<label class="choice"><input${attrs({
    type,
    id: first ? fieldId(field.name) : undefined,
    name: field.name,
    value: option.value,
    checked,
    disabled: field.readonly,
  })}${tied}><span>${option.label}${option.hint && html`<small>${phrased(option.hint)}</small>`}</span></label>`

/** A fieldset whose legend is the question; remarks are read with it. */
export const group = (field: Omit<Field, 'value'>, body: Content): Html =>
  html`<fieldset class="field${field.error ? ' wrong' : ''}"${attrs({ 'aria-describedby': describedBy(field) })}>
    <legend>${labelText(field)}</legend>${remarks(field)}${body}</fieldset>`

const choices = (type: 'radio' | 'checkbox', field: Group, isChecked: (value: string) => boolean) =>
  group(
    field,
    html`<div class="choices${field.columns ? ' columns' : ''}">${field.options.map((option, index) =>
      choice(type, field, option, index === 0, isChecked(option.value)),
    )}</div>`,
  )

/** One of several. */
export const radioField = (field: Group & { value?: string | undefined }): Html =>
  choices('radio', field, value => value === field.value)

/** Any of several; each checked value is sent under the same name. */
export const checkboxField = (field: Group & { values?: readonly string[] }): Html =>
  choices('checkbox', field, value => field.values?.includes(value) ?? false)

/** One of several, chosen and sent by one press: each is a button of the form in which it stands. */
export const pressField = (field: Group): Html =>
  group(
    field,
    html`<div class="presses">${field.options.map(
      ({ value, label }, index) =>
        html`<button${attrs({ id: index === 0 ? fieldId(field.name) : undefined, name: field.name, value })}>${label}</button>`,
    )}</div>`,
  )

/** One box to tick, for a yes; sends `value` (`1` unless told) when ticked. */
export const checkbox = (params: {
  name: string
  label: Content
  hint?: Content
  checked?: boolean | undefined
  value?: string | undefined
  error?: string | undefined
}): Html => {
  const option = { value: params.value ?? '1', label: params.label, hint: params.hint }
  const said = { name: params.name, label: '', error: params.error }
  return html`<div class="field${params.error ? ' wrong' : ''}">
    ${remarks(said)}
    ${choice('checkbox', { ...said, options: [] }, option, true, params.checked ?? false, control(said))}</div>`
}

const outings = [
  { value: 'walk', label: '歩いて' },
  { value: 'bicycle', label: '自転車で' },
  { value: 'bus', label: 'バスで', hint: '本数の少ない路線もあります' },
]

export const examples: Record<string, () => Html> = {
  'one of several': () =>
    radioField({ name: 'means', label: 'いちばんよく使う足', required: true, value: 'walk', options: outings }),
  'any of several, in columns, with an error': () =>
    checkboxField({
      name: 'means-all',
      label: '使える足',
      error: '1つ以上選んでください。',
      options: outings,
      columns: true,
    }),
  'one of several, sent at once': () =>
    pressField({ name: 'why', label: '見送る理由（押すと記録します）', required: true, options: outings }),
  'a yes': () => checkbox({ name: 'agree', label: '社会福祉協議会に連絡先を伝えてよい', hint: 'あとで取り消せます' }),
}
