import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Ask, View } from '#platform/page.ts'
import { numbers } from '#ui/html.ts'
import { sheet } from '#ui/print.ts'
import { ON_PAPER, seenPath } from '../rules.ts'
import type { Certificate } from '../store.ts'
import { KIND_TEXT, MEANS_TEXT, periodText } from '../text.ts'
import { certified, ownPart } from './parts.ts'

/** One page of A4, with the code by which anybody asks whether it is genuine. */
export const paperView = (ask: Ask, one: Certificate, token: string, back: string): View => ({
  title: '活動証明',
  frame: 'print',
  back,
  body: html`<div class="${one.recorded.length + one.own.length > 5 ? 'brief' : 'plain'}">${sheet({
    title: '活動証明',
    number: one.number,
    date: formatDay(dayOf(one.at)),
    from: ask.municipality,
    qr: { url: `${ask.url.origin}${seenPath(token)}`, label: '本物かを確かめる' },
    body: html`<p class="person">${one.name} 様</p>
      <p>${numbers(`${periodText(one)}の活動（${KIND_TEXT[one.kind]}）について、次のとおり記録があることを証明します。${MEANS_TEXT}`)}</p>
      ${certified(one, ON_PAPER.recorded)}${ownPart(one, ON_PAPER.own)}`,
  })}</div>`,
})
