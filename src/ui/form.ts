import { html } from 'hono/html'
import { button, buttons } from './button.ts'
import { fieldId, hidden, textField } from './fields.ts'
import { attrs, type Content, type Html } from './html.ts'
import { icon } from './icons.ts'

export type FieldError = { field: string; message: string }

/**
 * All that is wrong, above the form: each sentence leads to its field, in the order in which the fields stand in
 * `shownIn`. Nothing when nothing is wrong.
 */
export function errorSummary(errors: readonly FieldError[], shownIn: Content = ''): Html {
  if (errors.length === 0) return html``
  // The page is the one place that knows its order; what has no place on it comes last.
  const page = String(html`${shownIn}`)
  const place = ({ field }: FieldError) => page.indexOf(`id="${fieldId(field)}"`) >>> 0
  return html`<div class="notice error" role="alert" tabindex="-1" data-focus id="errors">${icon('error')}
        <div><h2 class="title">${errors.length}か所、直してください</h2>
        <ul>${errors
          .toSorted((a, b) => place(a) - place(b))
          .map(error => html`<li><a href="#${fieldId(error.field)}">${error.message}</a></li>`)}</ul></div></div>`
}

/** A part of a page with a sentence above it for each of its fields that does not fit, by the field's name there. */
export const checked = (errors: Readonly<Record<string, string>>, body: Content): Html =>
  html`${errorSummary(
    Object.entries(errors).map(([field, message]) => ({ field, message })),
    body,
  )}${body}`

export type FormParams = {
  action: string
  method?: 'post' | 'get' | undefined
  /** A token with which the server recognises the same press a second time. */
  once?: string | undefined
  /** The version of the record that was shown, so that a change by someone else is noticed. */
  version?: number | undefined
  /** Set for forms with a file. */
  upload?: boolean | undefined
  body: Content
  submit: Content
  /** Set for a long form: its first button stays at the foot of the screen while the form is on it. */
  long?: boolean | undefined
  /** Address that keeps a draft while typing. */
  autosave?: string | undefined
  id?: string | undefined
  class?: string | undefined
}

/** The first button by itself, so that little of a small screen is covered; the others stand below the form. */
function atFoot(submit: Content): Html {
  const [first, ...others] = [submit].flat().filter(Boolean)
  return html`<div class="buttons foot">${first}</div>${others.length > 0 && buttons(others)}`
}

/** A form that answers in Japanese: the browser's own checks are off, the server's sentences are shown instead. */
export const form = (params: FormParams): Html => {
  const inner = html`<form novalidate action="${params.action}" method="${params.method ?? 'post'}"${attrs({
    id: params.id,
    class: params.class ?? 'stack',
    enctype: params.upload ? 'multipart/form-data' : undefined,
  })}>
    ${params.once && hidden('once', params.once)}${params.version !== undefined && hidden('version', params.version)}
    ${params.body}${params.long ? atFoot(params.submit) : buttons(params.submit)}</form>`
  return params.autosave
    ? html`<yui-autosave data-url="${params.autosave}">${inner}<p class="saved" role="status"></p></yui-autosave>`
    : inner
}

export const examples: Record<string, () => Html> = {
  'two errors': () =>
    errorSummary([
      { field: 'day', message: '日付を「令和8年11月21日」のように入力してください。' },
      { field: 'note', message: '話されたことを入力してください。' },
    ]),
  'a form that keeps a draft': () =>
    form({
      action: '/example',
      once: 'b7c1',
      version: 3,
      autosave: '/example/draft',
      body: [
        textField({
          name: 'day',
          label: '次に会う日',
          value: '11/31',
          error: '日付を「令和8年11月21日」のように入力してください。',
        }),
        textField({ name: 'note', label: '話されたこと', error: '話されたことを入力してください。' }),
      ],
      submit: [button({ text: '記録して次へ', kind: 'main' }), button({ text: '下書きのままにする' })],
    }),
}
