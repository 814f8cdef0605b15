import { html } from 'hono/html'
import { attrs, type Html } from './html.ts'
import { type Door, icon } from './icons.ts'
import { phrases } from './phrases.ts'

/** The five doors as large tiles in the order of their labels; `count` says how many activities are behind each. */
export const tiles = (params: {
  labels: Readonly<Record<Door, string>>
  href: (door: Door) => string
  current?: Door | undefined
  count?: Partial<Record<Door, number>> | undefined
}): Html =>
  html`<nav aria-label="活動の種類"><ul class="tiles">${(Object.keys(params.labels) as Door[]).map(
    door =>
      html`<li><a class="tile ${door}" href="${params.href(door)}"${attrs({ 'aria-current': door === params.current ? 'true' : undefined })}>
        ${icon(door)}<span>${phrases(params.labels[door])}</span>${params.count && html`<small>${params.count[door] ?? 0}件</small>`}</a></li>`,
  )}</ul></nav>`

export const examples: Record<string, () => Html> = {
  'five doors, one open': () =>
    tiles({
      labels: { work: 'はたらく', help: 'てつだう', learn: 'まなぶ', enjoy: 'たのしむ', move: 'からだをうごかす' },
      href: door => `?door=${door}`,
      current: 'help',
      count: { work: 48, help: 41, learn: 22, enjoy: 25, move: 14 },
    }),
}
