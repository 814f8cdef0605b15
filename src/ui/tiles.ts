import { html } from 'hono/html'
import { attrs, type Html } from './html.ts'
import { type Door, doorLabels, icon } from './icons.ts'

const doors: readonly Door[] = ['work', 'help', 'learn', 'enjoy', 'move']

/** The five doors as large tiles; `count` says how many activities are behind each. */
export const tiles = (params: {
  href: (door: Door) => string
  current?: Door | undefined
  count?: Partial<Record<Door, number>> | undefined
}): Html =>
  html`<nav aria-label="活動の種類"><ul class="tiles">${doors.map(
    door =>
      html`<li><a class="tile ${door}" href="${params.href(door)}"${attrs({ 'aria-current': door === params.current ? 'true' : undefined })}>
        ${icon(door)}<span>${doorLabels[door]}</span>${params.count && html`<small>${params.count[door] ?? 0}件</small>`}</a></li>`,
  )}</ul></nav>`

export const examples: Record<string, () => Html> = {
  'five doors, one open': () =>
    tiles({
      href: door => `?door=${door}`,
      current: 'help',
      count: { work: 48, help: 41, learn: 22, enjoy: 25, move: 14 },
    }),
}
