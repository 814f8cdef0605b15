import { html } from 'hono/html'
import { entriesPath, entrySums } from '#features/entries/index.ts'
import { isHiring, LEGAL_FORMS } from '#features/kinds/index.ts'
import { fiscalRange } from '#platform/ages.ts'
import { eraYear } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { printButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { decisionsByYear } from '../counting/store.ts'
import { COUNT_TEXT } from '../counting/text.ts'
import { type HiredYear, hiredYears } from '../rules-hired.ts'
import { listPath, PATH } from './paths.ts'

/** Before it nobody entered anything. */
const BEGINNING = '2000-04-01'

async function yearsOf(db: Read, today: string): Promise<HiredYear[]> {
  const own = await decisionsByYear(db, LEGAL_FORMS.filter(isHiring))
  const entered = (await entrySums(db, BEGINNING, today)).filter(({ kind }) => kind === 'hired')
  return hiredYears(own, entered)
}

/** のべ雇用数: what came of every year since the records began, and of all of them together. */
export const hired = page.staff({
  path: `${PATH}/hired`,
  can: 'indicators.all',
  audit: 'none',
  whole: true,
  get: async (ask, db) => ({
    title: 'のべ雇用数',
    nav: PATH,
    body: html`${backLink(PATH, '指標')}${pageHead({
      title: 'のべ雇用数',
      lead: `記録を始めてからの雇用の数です。${COUNT_TEXT.hired.how}ほかの機関の報告などでわかった数は、「実績の記入」に入れたものです。`,
      actions: printButton(),
    })}${hiredTable(ask, (await yearsOf(db, ask.today)).toReversed())}`,
  }),
})

const ja = (value: number): string => value.toLocaleString('ja')
/** A number that opens what it counts, for those who may open it. */
const opened = (value: number | null, opens: boolean, href: string): Content =>
  value === null ? '記入なし' : opens ? html`<a href="${href}">${ja(value)}</a>` : ja(value)

const hiredTable = (ask: Ask<Staff>, years: readonly HiredYear[]) =>
  table<HiredYear>({
    caption: '年度ごとの雇用の数',
    items: years,
    unit: '年度',
    cards: 'beside',
    empty: '雇用の決定も、実績の記入も、まだありません。0という意味ではありません。',
    columns: [
      { key: 'year', title: '年度', header: true, cell: ({ year }) => `${eraYear(`${year}-06-01`)}度` },
      {
        key: 'own',
        title: 'この窓口の決定',
        numeric: true,
        cell: ({ year, own }) => opened(own, may(ask, 'indicators.trace'), listPath('hired', fiscalRange(year))),
      },
      {
        key: 'entered',
        title: 'ほかの機関の報告など',
        numeric: true,
        cell: ({ year, entered }) => opened(entered, may(ask, 'entries.read'), entriesPath('hired', fiscalRange(year))),
      },
      { key: 'sum', title: '計', numeric: true, cell: ({ sum }) => ja(sum) },
      { key: 'all', title: 'はじめからの計', numeric: true, cell: ({ all }) => html`<b>${ja(all)}</b>` },
    ],
  })
