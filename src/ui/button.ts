import { html } from 'hono/html'
import { attrs, type Content, type Html } from './html.ts'
import { type IconName, icon } from './icons.ts'
import { phrases } from './phrases.ts'

/** `main`: the one thing to do here; `plain`: another way; `quiet`: looks like a link; `danger`: cannot be undone. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger'

type Look = { text: Content; kind?: ButtonKind; icon?: IconName }

const inside = (look: Look) => html`${look.icon && icon(look.icon)}<span>${phrases(look.text)}</span>`

type Pressed = { name?: string; value?: string; form?: string; formaction?: string; accesskey?: string }

/** A button that sends its form; `name` and `value` tell the server which one was pressed, `accesskey` presses it. */
export const button = (params: Look & Pressed): Html =>
  html`<button class="button ${params.kind ?? 'plain'}"${attrs({
    name: params.name,
    value: params.value,
    form: params.form,
    formaction: params.formaction,
    accesskey: params.accesskey,
  })}>${inside(params)}</button>`

/** A link that looks like a button: it goes somewhere and changes nothing. */
export const linkButton = (params: Look & { href: string; download?: boolean }): Html =>
  html`<a class="button ${params.kind ?? 'plain'}" href="${params.href}"${attrs({ download: params.download ?? false })}>${inside(params)}</a>`

/** Opens the browser's print window; shown only where scripts run, since paper can also be asked for by the menu. */
export const printButton = (text = '印刷する'): Html =>
  html`<button type="button" class="button plain" data-print hidden>${icon('print')}<span>${text}</span></button>`

/** A row of buttons that wraps; the full width each on a phone. */
export const buttons = (...list: Content[]): Html => html`<div class="buttons">${list}</div>`

export const examples: Record<string, () => Html> = {
  'a row of every kind': () =>
    buttons(
      button({ text: '見学したい', kind: 'main' }),
      button({ text: 'やってみたい' }),
      linkButton({ text: '話を聞きたい', href: '#', icon: 'phone' }),
      button({ text: 'あとで', kind: 'quiet' }),
      button({ text: '取り消す', kind: 'danger' }),
      printButton(),
    ),
  'a button that is busy': () =>
    html`<button class="button main" aria-disabled="true" aria-busy="true"><span>記録して次へ</span></button>`,
}
