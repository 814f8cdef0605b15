import { html } from 'hono/html'
import { workName } from '#features/works/index.ts'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { formatDay } from '#platform/dates.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { button, linkButton, printButton } from '#ui/button.ts'
import { dateField, selectField } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { choicesOf } from '../choices.ts'
import type { Choices } from '../forms.ts'
import { entryKinds } from '../kinds/store.ts'
import { entryPath, PATH } from '../paths.ts'
import { contentOf, type EntryKind } from '../rules.ts'
import { countEntries, type Entry, entriesOf, type Total, totalOf, type Wanted } from '../store.ts'
import { answersText, countText, daysText, OFFICE, yearText } from '../text.ts'
import { hrefOf, wantedOf } from './query.ts'

const SIZE = 50
type Named = { value: string; label: string }[]

/** Everything that was entered in a period and is theirs to see. */
export const listPage = page.staff({
  path: PATH,
  can: 'entries.read',
  audit: 'none',
  get: async (ask, db) => {
    const wanted = wantedOf(ask.url.searchParams, ask.today)
    const number = askedPage(ask.url.searchParams)
    const found = await entriesOf(db, { ...wanted, limit: SIZE, offset: (number - 1) * SIZE })
    const pages = {
      page: number,
      size: SIZE,
      total: await countEntries(db, wanted),
      href: (at: number) => hrefOf(wanted, PATH, at),
    }
    const { teams, desk, works, all } = await choicesOf(db, ask.today)
    const kinds = await entryKinds(db)
    const kind = kinds.find(({ key }) => key === wanted.kind)
    const named = {
      kinds: kinds.map(({ key, name }) => ({ value: key, label: name })),
      works: works.map(work => ({ value: work.id, label: workName(work) })),
      teams: teams.map(({ id, name }) => ({ value: id, label: name })),
      desk,
    }
    return {
      title: '実績',
      nav: PATH,
      body: html`${pageHead({
        title: '実績',
        lead: `${formatDay(wanted.from)}から${formatDay(wanted.to)}まで。この製品が自動では数えないものを、資料をそえて入れます。`,
        actions: [
          may(ask, 'entries.write') && linkButton({ href: `${PATH}/new`, text: '実績を入れる', kind: 'main' }),
          may(ask, 'entries.write') && linkButton({ href: `${PATH}/table`, text: '表から入れる' }),
          may(ask, 'entries.kinds') && linkButton({ href: `${PATH}/kinds`, text: '種類' }),
          linkButton({ href: hrefOf(wanted, `${PATH}.csv`), text: 'CSVで保存', icon: 'download', download: true }),
          printButton(),
        ],
      })}${periods(ask, wanted)}${filters(wanted, named)}${!all && partText(teams, desk)}${kind && pages.total > 0 && totalText(kind, await totalOf(db, wanted))}
      <div class="landscape">${entryTable(found, pages, all ? NONE : UNSEEN)}</div>${pages.total > SIZE && pager(pages)}`,
    }
  },
})

/** Of whom the entries are that somebody sees who does not see all. */
const partText = (teams: Choices['teams'], desk: boolean): Html =>
  html`<p class="faint">この一覧に出るのは、${ownText(teams, desk)}締めた四半期の実績です。</p>`

const ownText = (teams: Choices['teams'], desk: boolean): string => {
  const own = [...teams.map(({ name }) => `「${name}」`), ...(desk ? [OFFICE] : [])].join('・')
  return own && `${own}の実績と、`
}

/** What the entries that are shown come to. */
const totalText = ({ state, asks, unit }: EntryKind, { count, last, surveys, asked, answers }: Total): Html =>
  html`<p><b>${state ? `いまの数　${countText(last ?? 0, unit)}` : `合計　${countText(count, unit)}`}</b>${
    asks !== 'none' && surveys > 0 && html`<br>アンケート：${answersText(answers, asked)}`
  }</p>`

/** The years and, of the one that is shown, its quarters. */
function periods(ask: Ask<Staff>, wanted: Wanted): Html {
  const year = fiscalYear(wanted.from)
  const same = (range: { from: string; to: string }) => range.from === wanted.from && range.to === wanted.to
  const item = (range: { from: string; to: string }, text: string, current: boolean) => ({
    ...{ href: hrefOf({ ...wanted, ...range }), text, current },
  })
  const years = [0, 1, 2].map(back => fiscalYear(ask.today) - back)
  return html`${tabs(
    '年度',
    years.map(one => item(fiscalRange(one), yearText(one), one === year)),
  )}${tabs('四半期', [
    item(fiscalRange(year), '1年', same(fiscalRange(year))),
    ...([1, 2, 3, 4] as const).map(q => item(fiscalRange(year, q), `第${q}四半期`, same(fiscalRange(year, q)))),
  ])}`
}

const filters = (
  wanted: ReturnType<typeof wantedOf>,
  { kinds, works, teams, desk }: { kinds: Named; works: Named; teams: Named; desk: boolean },
): Content =>
  filterForm({
    action: PATH,
    label: '実績のしぼりこみ',
    body: [
      selectField({ name: 'kind', label: '種類', empty: 'すべて', value: wanted.kind ?? '', options: kinds }),
      works.length > 0 &&
        selectField({ name: 'work', label: '事業', empty: 'すべて', value: wanted.work ?? '', options: works }),
      teams.length > 0 &&
        selectField({
          ...{ name: 'team', label: '部署', empty: 'すべて', value: wanted.team === '' ? 'none' : (wanted.team ?? '') },
          options: [...(desk ? [{ value: 'none', label: OFFICE }] : []), ...teams],
        }),
      ...(['from', 'to'] as const).map(end =>
        dateField({
          name: end,
          label: end === 'from' ? 'この日から' : 'この日まで',
          example: '',
          value: wanted.errors[end] ? wanted.typed[end] : formatDay(wanted[end]),
          error: wanted.errors[end],
        }),
      ),
    ],
    submit: button({ text: 'さがす', icon: 'search' }),
  })

const NONE = 'この条件の実績は、まだ入っていません。0件という意味ではありません。'
/** Whoever does not see all is not told that there is none. */
const UNSEEN = 'この条件で、ごらんになれる実績はありません。実績は、四半期を締めると、ほかの部署や監査担当にも出ます。'

const entryTable = (found: readonly Entry[], pages: Pages, none: string): Html =>
  table({
    caption: '実績',
    items: found,
    cards: true,
    total: pages.total,
    empty: nothingOn(pages, none),
    columns: [
      { key: 'day', title: '日', header: true, cell: one => html`<a href="${entryPath(one.id)}">${daysText(one)}</a>` },
      { key: 'kind', title: '種類', cell: one => html`${one.name}${one.part && html`<br><small>${one.part}</small>`}` },
      { key: 'count', title: '数', numeric: true, cell: one => countText(one.count, one.unit) },
      { key: 'content', title: '満足度', numeric: true, cell: one => contentText(one) },
      { key: 'work', title: '事業', cell: one => one.work ?? '—' },
      { key: 'team', title: '部署', cell: one => one.team ?? OFFICE },
      { key: 'source', title: '資料', cell: sourceCell },
      { key: 'by', title: '入れた職員', cell: one => one.by },
    ],
  })

const contentText = ({ answers }: Entry): string => {
  const content = answers && contentOf(answers)
  return content === null ? '—' : `${content}%`
}

const sourceCell = ({ source, files, corrected }: Entry): Content =>
  html`${source}${files.length > 0 && html` <small class="faint">ファイル${files.length}点</small>`}${corrected > 0 && html` <small class="faint">訂正${corrected}回</small>`}`
