import { html } from 'hono/html'
import { attrs, type Content, type Html, numbers, sr } from './html.ts'
import { phrased } from './phrases.ts'

/** What every field has. `value` is shown again as it was typed, right or wrong. */
export type Field = {
  name: string
  label: string
  hint?: Content
  /** Shown as 例：… under the label. */
  example?: string | undefined
  /** A sentence that says what to do; marks the field as wrong. */
  error?: string | undefined
  required?: boolean | undefined
  value?: string | number | undefined
  readonly?: boolean | undefined
}

/** `group`: under which heading it stands in a list to choose from. */
export type Option = { value: string; label: Content; hint?: Content; group?: string }

/** The id of the control of a field, to which the error summary links. */
export const fieldId = (name: string): string => `f-${name}`

const mark = (required?: boolean) =>
  required ? html`<span class="mark-required">必須</span>` : html`<span class="mark-optional">任意</span>`

/** Label text with its 必須 or 任意 mark; a field that is only read has none. */
export const labelText = (field: Field): Html => html`${field.label}${!field.readonly && mark(field.required)}`

/** Hint, example and error of a field, with the ids that `describedBy` names. */
export const remarks = (field: Field): Html =>
  html`${
    (field.hint || field.example) &&
    html`<p class="hint" id="${fieldId(field.name)}-hint">${phrased(field.hint)}
      ${field.example && html`<span class="example">例：${numbers(field.example)}</span>`}</p>`
  }${field.error && html`<p class="fix" id="${fieldId(field.name)}-error">${sr('エラー：')}${field.error}</p>`}`

/** The ids of the remarks of a field, for `aria-describedby`. */
export const describedBy = (field: Field): string | undefined =>
  [(field.hint || field.example) && `${fieldId(field.name)}-hint`, field.error && `${fieldId(field.name)}-error`]
    .filter(Boolean)
    .join(' ') || undefined

/** The attributes that tie a control to its remarks. */
export const control = (field: Field): Html[] =>
  attrs({
    'aria-describedby': describedBy(field),
    'aria-invalid': field.error ? 'true' : undefined,
    'aria-required': field.required ? 'true' : undefined,
  })

const wrap = (field: Field, body: Html) =>
  html`<div class="field${field.error ? ' wrong' : ''}"><label for="${fieldId(field.name)}">${labelText(field)}</label>${remarks(field)}${body}</div>`

export type TextField = Field & {
  type?: 'text' | 'tel' | 'email' | 'search' | 'password' | 'file' | 'time' | undefined
  autocomplete?: string | undefined
  inputmode?: 'numeric' | 'tel' | 'email' | 'decimal' | undefined
  /** Width by the length of the expected answer. */
  width?: 'short' | 'medium' | 'full' | undefined
  /** Accepted kinds of a file, e.g. `.csv`. */
  accept?: string | undefined
}

const input = (field: TextField) =>
  html`<input class="${field.width ?? 'full'}" id="${fieldId(field.name)}" name="${field.name}"${attrs({
    type: field.type ?? 'text',
    value: field.type === 'file' || field.type === 'password' ? undefined : field.value,
    autocomplete: field.autocomplete ?? 'off',
    inputmode: field.inputmode,
    accept: field.accept,
    readonly: field.readonly,
  })}${control(field)}>`

/** One line of text; also telephone, e-mail, password, search and file. */
export const textField = (field: TextField): Html => wrap(field, input(field))

/** A date as text: 令和, 西暦, full-width digits are all accepted by the server. */
export const dateField = (field: Field): Html =>
  textField({ example: '令和8年11月21日、2026-11-21', width: 'medium', ...field })

/** A number with its unit, typed as text so that full-width digits are accepted too. */
export const numberField = (field: Field & { unit: string }): Html =>
  wrap(
    field,
    html`<span class="with-unit">${input({ ...field, width: 'short', inputmode: 'numeric' })} ${field.unit}</span>`,
  )

/** Several lines; `limit` is the number of characters the server accepts (nothing is cut while typing). */
export const textArea = (field: Field & { rows?: number; limit?: number }): Html =>
  wrap(
    field,
    html`<textarea id="${fieldId(field.name)}" name="${field.name}"${attrs({
      rows: field.rows ?? 4,
      class: (field.rows ?? 4) > 7 ? 'tall' : undefined,
      'data-limit': field.limit,
      readonly: field.readonly,
    })}${control(field)}>
${field.value}</textarea>${field.limit && html`<p class="hint count">${field.limit.toLocaleString('ja')}文字まで</p>`}`,
  )

const optionTag = (option: Option, chosen: boolean) =>
  html`<option value="${option.value}"${attrs({ selected: chosen })}>${option.label}</option>`

/** A choice from a closed list; `empty` is the entry that stands for no answer yet. */
export const selectField = (field: Field & { options: readonly Option[]; empty?: string }): Html =>
  wrap(
    field,
    html`<select id="${fieldId(field.name)}" name="${field.name}"${attrs({ disabled: field.readonly })}${control(field)}>
      ${field.empty !== undefined && html`<option value="">${field.empty}</option>`}
      ${[...Map.groupBy(field.options, ({ group }) => group)].map(([group, options]) => {
        const tags = options.map(option => optionTag(option, option.value === String(field.value)))
        return group === undefined ? tags : html`<optgroup label="${group}">${tags}</optgroup>`
      })}</select>`,
  )

/** A value that travels with the form unseen. */
export const hidden = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`

export const examples: Record<string, () => Html> = {
  'text, required, with hint and example': () =>
    textField({
      name: 'kana',
      label: 'ふりがな',
      required: true,
      hint: 'ひらがなで入力してください。',
      example: 'なかむら かずこ',
    }),
  'text with an error, typed value kept': () =>
    textField({
      name: 'phone',
      label: '電話番号',
      type: 'tel',
      value: '04-71',
      error: '電話番号は10けたか11けたで入力してください。例：04-7167-1111',
      width: 'medium',
    }),
  'date in any way of writing': () => dateField({ name: 'birth', label: '生年月日', value: '昭和33年5月4日' }),
  'number with unit': () => numberField({ name: 'hours', label: '1週間に働きたい時間', unit: '時間', value: 8 }),
  'long text with a counter': () =>
    textArea({ name: 'said', label: '話されたこと', value: '毎日はむり。\n静かな仕事がよい。', limit: 10000 }),
  select: () =>
    selectField({
      name: 'channel',
      label: '相談の方法',
      empty: '選んでください',
      value: 'visit',
      options: [
        { value: 'visit', label: '来所' },
        { value: 'phone', label: '電話' },
      ],
    }),
  'select with groups': () =>
    selectField({
      name: 'town',
      label: '町',
      empty: 'まだ聞いていない',
      value: 'midori',
      options: [
        { value: 'wakashiba', label: '若柴（北部）' },
        { value: 'midori', label: '我孫子市みどり', group: '我孫子市（市外）' },
      ],
    }),
  'read only': () => textField({ name: 'number', label: '登録番号', value: '1042', readonly: true, width: 'short' }),
  file: () =>
    textField({
      name: 'file',
      label: 'イベント一覧のファイル',
      type: 'file',
      accept: '.csv',
      hint: 'CSVファイルを選んでください。',
    }),
}
