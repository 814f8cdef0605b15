import { html } from 'hono/html'
import { type Ask, may, type Staff } from '#platform/page.ts'
import type { Content, Html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import type { Row } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { entriesHref } from '../figures.ts'
import { differences, indicatorOf, type Offer, type Opens, type Reader } from '../offers/rules.ts'
import { differenceText, STATE_TEXT } from '../offers/text.ts'
import type { Content as Said } from '../rules.ts'
import type { Sheet } from '../store.ts'
import { numberText } from '../text.ts'

/** What somebody sees of the city's figures. */
export const readerOf = (ask: Ask<Staff>): Reader => ({
  whole: ask.actor.part === undefined,
  figures: may(ask, 'indicators.read'),
})

const mayOpen = (ask: Ask<Staff>, opens: Opens): boolean =>
  ({
    'entries.read': may(ask, 'entries.read'),
    'views.read': may(ask, 'views.read'),
    'indicators.trace': may(ask, 'indicators.trace'),
  })[opens]

/** The indicators of a work in a year: each figure with how it stands, and the records behind it for those who may open them. */
export const offerTable = (ask: Ask<Staff>, offers: readonly Offer[]): Html =>
  table<Offer>({
    caption: 'この事業の指標',
    items: offers,
    cards: true,
    empty: 'この事業の指標は、決めていません。',
    columns: [
      { key: 'name', title: '指標', header: true, cell: ({ name }) => name },
      {
        key: 'target',
        title: '目標',
        numeric: true,
        cell: ({ target, unit }) => (target === null ? '—' : numberText(target, unit)),
      },
      { key: 'actual', title: '実績', numeric: true, cell: offer => actualCell(ask, offer) },
      { key: 'state', title: '数のようす', cell: ({ state }) => STATE_TEXT[state] },
    ],
  })

const actualCell = (ask: Ask<Staff>, { actual, unit, href, opens }: Offer): Content =>
  actual === null
    ? '—'
    : mayOpen(ask, opens)
      ? html`<a href="${href}">${numberText(actual, unit)}</a>`
      : numberText(actual, unit)

/** What opens that by which a sheet counts, for those who may open it. */
export function evidenceRow(ask: Ask<Staff>, sheet: Sheet, offers: readonly Offer[]): Row[] {
  if (sheet.counted === null) return []
  const offer = offers.find(({ code }) => code === sheet.counted)
  if (indicatorOf(sheet.counted) !== null && !offer) return []
  const [href, text, opens]: [string, string, Opens] = offer
    ? [offer.href, `指標「${offer.name}」で数えた記録`, offer.opens]
    : [entriesHref(sheet.counted, sheet.work_id, sheet.fiscal_year), '部署が入れた実績の一覧', 'entries.read']
  return [{ label: '数のもと', value: mayOpen(ask, opens) ? html`<a href="${href}">${text}</a>` : text }]
}

/** That a sheet says another figure than the indicator by which it counts. */
export function differsNotice(
  sheet: Pick<Said, 'counted' | 'target' | 'actual'>,
  offers: readonly Offer[],
): Html | false {
  const differs = differences(sheet, offers)
  if (!differs) return false
  const { offer, found } = differs
  return notice({
    kind: 'warning',
    title: `指標「${offer.name}」の数と、ちがうところがあります。`,
    body: html`<ul>${found.map(one => html`<li>${differenceText(offer, one)}</li>`)}</ul><p>どちらも、書いたとおりに残しています。ちがうわけを「実績の内訳」か「評価」に書いてください。</p>`,
  })
}
