import { html } from 'hono/html'
import { attrs, type Html, sr } from './html.ts'
import { icon } from './icons.ts'

export type NavItem = { href: string; text: string; count?: number | undefined; current?: boolean | undefined }

/** One link of a navigation, marked when it is the page that is open. */
export const navLink = (item: NavItem): Html => {
  const count = item.count !== undefined && html`<span class="badge">${item.count}${sr('件')}</span>`
  return html`<a href="${item.href}"${attrs({ 'aria-current': item.current ? 'page' : undefined })}>${item.text}${count}</a>`
}

/** Links between views of the same thing; `label` names them for screen readers. */
export const tabs = (label: string, items: readonly NavItem[]): Html =>
  html`<nav class="tabs" aria-label="${label}"><ul>${items.map(item => html`<li>${navLink(item)}</li>`)}</ul></nav>`

/** 戻る: where one came from, nothing lost. */
export const backLink = (href: string, text = '戻る'): Html =>
  html`<p class="back"><a href="${href}">${icon('back')}${text}</a></p>`

export const examples: Record<string, () => Html> = {
  'tabs with counts': () =>
    tabs('状態', [
      { href: '#open', text: '公開中', count: 148, current: true },
      { href: '#submitted', text: '申請中', count: 2 },
      { href: '#ended', text: '終了', count: 0 },
    ]),
  'back link': () => backLink('#'),
}
