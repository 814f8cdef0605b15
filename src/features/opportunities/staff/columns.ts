import { html } from 'hono/html'
import { CATEGORY_TEXT, LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Content } from '#ui/html.ts'
import type { Column } from '#ui/table.ts'
import { isFull, type Status } from '../rules.ts'
import { STATUS_TEXT } from '../text.ts'
import type { ListRow } from './store.ts'

/** 公開中, with a word where it is not all that the status says. */
export const statusMark = (row: { status: Status; capacity: number | null; taken: number }): Content =>
  row.status === 'open' && isFull(row) ? `${STATUS_TEXT.open}（満員）` : STATUS_TEXT[row.status]

/** 「2／3」: free ones of all; 「不明」 where nobody knows how many there are. */
export const placesText = ({ capacity, taken }: { capacity: number | null; taken: number }): string =>
  capacity === null ? '不明' : `${capacity - taken}／${capacity}`

/** What the list tells of each activity. */
export const COLUMNS: readonly Column<ListRow>[] = [
  {
    key: 'title',
    title: '活動',
    header: true,
    sortable: true,
    cell: row =>
      html`<a href="/staff/opportunities/${row.id}">${row.title}</a>${row.urgent && html` <span class="badge">急ぎ</span>`}`,
  },
  {
    key: 'organisation',
    title: '団体',
    sortable: true,
    cell: row => html`<a href="/staff/organisations/${row.organisation_id}">${row.organisation}</a>`,
  },
  { key: 'form', title: '就業形態', cell: row => LEGAL_FORM_TEXT[row.legal_form] },
  { key: 'category', title: '分野', cell: row => CATEGORY_TEXT[row.category] },
  { key: 'town', title: '町', cell: row => row.town ?? '' },
  { key: 'status', title: '状態', cell: statusMark },
  {
    key: 'places',
    title: '空き／募集',
    numeric: true,
    sortable: true,
    cell: placesText,
  },
  { key: 'proposals', title: '提案', numeric: true, cell: row => row.proposals },
  { key: 'ends', title: '終わり', sortable: true, cell: row => (row.ends_on ? formatDay(row.ends_on) : '') },
  { key: 'asOf', title: '内容の確認日', sortable: true, cell: row => (row.checked ? formatDay(row.as_of) : '未確認') },
]
