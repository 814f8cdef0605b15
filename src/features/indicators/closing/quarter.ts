import { html } from 'hono/html'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { printButton } from '#ui/button.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import type { Counted } from '../counting/rules.ts'
import { figurePath } from '../staff/paths.ts'
import { holding, proved, talliedNow } from './actions.ts'
import { type Closed, closedQuarters, type Figure, figuresOf } from './store.ts'
import { atText, numberText, shortHash } from './text.ts'

const NAV = '/staff/indicators'
const PATH = `${NAV}/closings`

/** A closed quarter: every figure as it was, as it was corrected, and as it would be counted today. */
export const quarterPage = page.staff({
  path: `${PATH}/:id`,
  can: 'closings.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const all = await closedQuarters(db)
    const at = all.findIndex(({ id }) => id === ask.params.id)
    const closed = all[at]
    if (!closed) return null
    const figures = await figuresOf(db, closed.id)
    const now = await talliedNow(db, closed, figures, ask.today)
    const title = `${atText(closed)}の締め`
    return {
      title,
      nav: NAV,
      body: html`${backLink(PATH, '四半期の締め')}${pageHead({
        title,
        lead: `${formatDay(today(closed.at))}に${closed.by}が締めました。`,
        actions: printButton(),
      })}
      ${proofPart(closed, proved(closed, figures, all[at + 1]?.hash ?? ''))}
      <div class="landscape">${figureTable(figures, now)}</div>`,
    }
  },
})

const proofPart = ({ hash, before_hash }: Closed, isProved: boolean): Html =>
  notice({
    kind: isProved ? 'success' : 'error',
    title: isProved ? '締めたときのままです。' : '締めたときの内容と合いません。',
    body: html`<p>${isProved ? 'すべての数と、前に締めた四半期とのつながりを、ハッシュ（SHA-256）で確かめました。' : 'ハッシュ（SHA-256）が合いません。データベースが直接変えられたおそれがあります。仕組みの管理者に知らせてください。'}</p>
      <p><small>ハッシュ：<code class="keep-all">${hash}</code>${before_hash && html`<br>前の四半期：<code class="keep-all">${before_hash}</code>`}</small></p>`,
  })

const figureTable = (figures: readonly Figure[], now: ReadonlyMap<string, Counted>): Html =>
  table<Figure>({
    caption: '締めた数',
    items: figures,
    cards: true,
    empty: 'この四半期に指標はありませんでした。',
    columns: [
      { key: 'section', title: '事業', cell: ({ section }) => section },
      {
        key: 'name',
        title: '指標',
        header: true,
        cell: ({ id, name, unit }) => html`<a href="${figurePath(id)}">${name}</a>（${unit}）`,
      },
      { key: 'target', title: '目標', numeric: true, cell: ({ target }) => numberText(target) },
      { key: 'value', title: '締めた数', numeric: true, cell: ({ value }) => numberText(value) },
      { key: 'corrected', title: '締めたあとの訂正', cell: correctionPart },
      {
        key: 'now',
        title: 'いま数えると',
        numeric: true,
        cell: one =>
          now.get(one.id)?.value === holding(one).value ? '同じ' : numberText(now.get(one.id)?.value ?? null),
      },
      { key: 'count', title: '数えた記録', numeric: true, cell: one => one.evidence_count.toLocaleString('ja') },
      { key: 'hash', title: '記録のハッシュ', cell: one => html`<code>${shortHash(one.evidence_hash)}…</code>` },
    ],
  })

/** What a figure was and is, why, and since when. */
export const correctionPart = (figure: Figure): Html | string =>
  figure.corrections === 0
    ? 'なし'
    : html`${numberText(figure.value)} → <b>${numberText(figure.new_value)}</b>（${figure.reason}、${formatDay(today(figure.corrected_at!))}、${figure.corrected_by}）`
