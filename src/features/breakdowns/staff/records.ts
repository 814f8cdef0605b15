import { html } from 'hono/html'
import { CHANNEL_TEXT, type Channel } from '#features/consultations/index.ts'
import { personPath } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import { page, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { printButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { isBy, type Wanted, wantedOf } from '../evidence/rules.ts'
import { type RecordLine, recordsOf } from '../evidence/store.ts'
import { figureOf, isCounted } from '../evidence/store-figure.ts'
import { wantedText } from '../evidence/text.ts'
import { daysOf } from '../rules.ts'
import { whenText } from '../text.ts'
import { askedWhen, seeingOf } from './asked.ts'
import { PATH, recordsPath, whenQuery } from './paths.ts'

const SIZE = 50
const TITLE = '数字のもとの一覧'

const notWhole: View = {
  title: TITLE,
  nav: PATH,
  body: html`${backLink(PATH, '内訳に戻る')}${notice({
    kind: 'info',
    title: 'この一覧は、市全体の方を見られる職員だけが開けます。',
    body: '内訳の数字は市全体のものです。あなたに見える方は、「人」や「相談」の一覧からさがせます。',
  })}`,
}

/** What a figure counts, a line each. */
export const recordsPage = page.staff({
  path: `${PATH}/records`,
  can: 'breakdowns.trace',
  audit: { action: 'breakdowns.listed' },
  get: async (ask, db) => {
    if (!seeingOf(ask).whole) return notWhole
    const { searchParams } = ask.url
    const { when, unknown } = askedWhen(ask)
    const [of, by, value] = [searchParams.get('of') ?? '', searchParams.get('by') ?? 'all', searchParams.get('is')]
    const wanted = wantedOf(of)
    if (unknown || !wanted || !isBy(by) || !isCounted(wanted, by)) return null
    const number = askedPage(searchParams)
    const asked = { wanted, by, value }
    const lines = await recordsOf(db, { ...asked, ...daysOf(when), limit: SIZE, offset: (number - 1) * SIZE })
    const total = await figureOf(db, { ...asked, when })
    const href = recordsPath({ column: of, table: by, value, when })
    const pages = { page: number, size: SIZE, total, href: (at: number) => `${href}&page=${at}` }
    const title = await wantedText(db, wanted, by, value)
    return {
      title: TITLE,
      nav: PATH,
      body: html`${backLink(`${backOf(wanted)}?${whenQuery(when)}`, '内訳に戻る')}
        ${pageHead({ title, lead: `${whenText(when)}に数えた記録です。`, actions: printButton() })}
        ${recordTable(lines, pages)}${pages.total > SIZE && pager(pages)}`,
    }
  },
})

const backOf = ({ of }: Wanted): string =>
  of === 'cohort' ? `${PATH}/funnel` : of === 'people' ? `${PATH}/equity` : PATH

const recordTable = (lines: readonly RecordLine[], pages: Pages): Html =>
  table({
    caption: '数えた記録',
    items: lines,
    cards: true,
    total: pages.total,
    empty: nothingOn(pages, 'この期間に数える記録はありません。'),
    columns: [
      { key: 'day', title: '日', header: true, cell: ({ on_day }) => formatDay(on_day) },
      { key: 'person', title: '利用者', cell: personCell },
      { key: 'age', title: 'その日の年齢', numeric: true, cell: ({ age }) => (age === null ? '—' : `${age}歳`) },
      { key: 'area', title: '地域', cell: ({ area }) => area ?? '—' },
      { key: 'what', title: '記録', cell: whatCell },
    ],
  })

const personCell = ({ person_id, number, name }: RecordLine): Content =>
  person_id === null ? '名前を聞いていない方' : html`<a href="${personPath(person_id)}">${number} ${name}</a>`

function whatCell({ kind, at, told }: RecordLine): Content {
  if (kind === 'consultation') return html`相談（${CHANNEL_TEXT[told as Channel]}）`
  if (kind === 'proposal') return html`<a href="/staff/proposals/${at}">${told}</a>`
  return kind === 'step' ? `${told}へつなぎ` : '登録'
}
