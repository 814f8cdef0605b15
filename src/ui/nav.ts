import { html } from 'hono/html'
import { attrs, type Html, sr } from './html.ts'
import { icon } from './icons.ts'

export type NavItem = { href: string; text: string; count?: number | undefined; current?: boolean | undefined }

/** One link of a navigation, marked when it is the page that is open. */
export const navLink = (item: NavItem): Html => {
  const count = item.count !== undefined && html`<span class="badge">${item.count}${sr('件')}</span>`
  return html`<a href="${item.href}"${attrs({ 'aria-current': item.current ? 'page' : undefined })}>${item.text}${count}</a>`
}

/** Links under one word, opened by it; the word is marked where one of them is the page that is open. */
export type NavGroup = { text: string; items: readonly NavItem[] }

/** A link of a menu, or some under their word: it opens without a script, and closes the one that was open. */
export const navPart = (part: NavItem | NavGroup): Html => {
  if (!('items' in part)) return navLink(part)
  const current = part.items.some(item => item.current) ? 'true' : undefined
  return html`<details class="menu" name="menu"><summary${attrs({ 'aria-current': current })}>${part.text}</summary>
    <div class="menu-body">${part.items.map(navLink)}</div></details>`
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
  'a group of a menu': () =>
    html`<nav class="links" aria-label="見本のメニュー">${navPart({
      text: '数字と報告',
      items: [
        { href: '#indicators', text: '指標', current: true },
        { href: '#reports', text: '報告' },
      ],
    })}</nav>`,
  'back link': () => backLink('#'),
}
