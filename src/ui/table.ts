import { html } from 'hono/html'
import { attrs, type Content, type Html, numbers, sr } from './html.ts'

export type Column<Item> = {
  key: string
  title: string
  cell: (item: Item) => Content
  /** Aligns figures to the right. */
  numeric?: boolean | undefined
  /** The cell that names the row. */
  header?: boolean | undefined
  /** Whether the heading is a link that sorts by this column. */
  sortable?: boolean | undefined
  /** Over how many rows its cell reaches from this one down; 0: the one above reaches over this row. */
  rows?: ((item: Item) => number) | undefined
  /** Only what is pressed: of no use on paper, and not printed. */
  pressed?: true | undefined
}

export type Sort = { by: string; descending: boolean; href: (by: string, descending: boolean) => string }

export type Table<Item> = {
  caption: string
  columns: readonly Column<Item>[]
  items: readonly Item[]
  /** What is said when there is no row: what it means, what to do. */
  empty: Content
  sort?: Sort | undefined
  /** How many there are in all, and of what (件 unless told); shown with the caption. */
  total?: number | undefined
  unit?: string | undefined
  /** There are more than `total`, which nobody counted. */
  more?: boolean | undefined
  /** A last row of its own, such as the sum. */
  foot?: Item | undefined
  /**
   * On a phone each row is a card with the titles of the columns in it, instead of a table that scrolls sideways; with
   * `beside` its cells stand beside each other, each under its title.
   */
  cards?: true | 'beside' | undefined
}

const sortLink = (title: string, href: string, descending: boolean, arrow: string) =>
  html`<a href="${href}">${title}<span class="arrow" aria-hidden="true">${arrow}</span>${sr(
    descending ? '大きい順に並べる' : '小さい順に並べる',
  )}</a>`

const heading = <Item>(column: Column<Item>, sort?: Sort): Html => {
  const sorted = sort?.by === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined
  const arrow = sorted === 'descending' ? '▼' : sorted ? '▲' : '↕'
  const next = sorted === 'ascending'
  return html`<th scope="col"${attrs({ class: classOf(column), 'aria-sort': sorted })}>${
    column.sortable && sort ? sortLink(column.title, sort.href(column.key, next), next, arrow) : column.title
  }</th>`
}

const classOf = ({ numeric, pressed }: Pick<Column<unknown>, 'numeric' | 'pressed'>): string | undefined =>
  [numeric && 'number', pressed && 'screen-only'].filter(Boolean).join(' ') || undefined

const row = <Item>({ columns, cards }: Table<Item>, item: Item): Html =>
  html`<tr>${columns.filter(({ rows }) => rows?.(item) !== 0).map(column => cell(column, item, Boolean(cards)))}</tr>`

/** A date, whose weekday stays with it. */
const DATE = /日（.）$/

const cell = <Item>(column: Column<Item>, item: Item, cards: boolean): Html => {
  const look = attrs({
    class: classOf(column),
    'data-title': cards ? column.title : undefined,
    rowspan: column.rows?.(item),
  })
  const content = column.cell(item)
  const said = typeof content === 'string' && DATE.test(content) ? numbers(content) : content
  return column.header ? html`<th scope="row"${look}>${said}</th>` : html`<td${look}>${said}</td>`
}

/** A real table that scrolls sideways inside itself where the screen is narrow. */
export const table = <Item>(params: Table<Item>): Html => {
  const { caption, columns, items, sort } = params
  if (items.length === 0) return html`<div class="empty"><p><b>${caption}</b></p><p>${params.empty}</p></div>`
  const total = (params.total ?? items.length).toLocaleString('ja')
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table class="${listClass(params.cards)}">
    <caption>${caption}<span class="count">${total}${params.unit ?? '件'}${params.more && '以上'}</span></caption>
    <thead><tr>${columns.map(column => heading(column, sort))}</tr></thead>
    <tbody>${items.map(item => row(params, item))}</tbody>
    ${params.foot && html`<tfoot>${row(params, params.foot)}</tfoot>`}</table></div>`
}

/** How a table folds on a phone. */
export const listClass = (cards: Table<unknown>['cards']): string =>
  ['list', cards && 'as-cards', cards === 'beside' && 'beside'].filter(Boolean).join(' ')

const columns: Column<{ name: string; age: number; due: string }>[] = [
  {
    key: 'name',
    title: '名前',
    header: true,
    sortable: true,
    cell: item => html`<a href="#${item.age}">${item.name}</a>`,
  },
  { key: 'age', title: '年齢', numeric: true, sortable: true, cell: item => item.age },
  { key: 'due', title: '期限', cell: item => item.due },
]
const sort: Sort = { by: 'age', descending: true, href: (by, descending) => `?sort=${by}&desc=${descending}` }

export const examples: Record<string, () => Html> = {
  'two people sorted by age': () =>
    table({
      caption: '連絡する人',
      columns,
      sort,
      empty: '',
      items: [
        { name: '中村 和子', age: 68, due: '11月24日（火）' },
        { name: '髙橋 正', age: 66, due: '11月27日（金）' },
      ],
    }),
  'nobody yet': () =>
    table({
      caption: '今日の予約',
      columns,
      items: [],
      empty: '今日の予約はありません。予約は相談者のページから入れられます。',
    }),
}
