import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Html } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import type { Replaced } from './store.ts'

/** 「-」 where it is not told: it is neither 0 nor forgotten. */
export const told = (value: number | null): string => value?.toLocaleString('ja') ?? '-'

/** What stood there before: what it was, from which paper, and by whom and when another took its place. */
export const replacedPart = (rows: readonly Replaced[]): Html =>
  more({
    title: `前に入っていた数（${rows.length}行）`,
    body: table<Replaced>({
      caption: '前に入っていた数',
      items: rows,
      unit: '行',
      empty: '',
      cards: true,
      columns: [
        { key: 'sector', title: '業種', header: true, cell: ({ sector }) => sector },
        ...FIGURE_COLUMNS.map(([key, title]) => ({
          ...{ key, title, numeric: true },
          cell: (row: Replaced) => told(row[key]),
        })),
        { key: 'source', title: '出典', cell: ({ source }) => source },
        { key: 'by', title: '入れた人と日', cell: ({ by, at }) => `${by ?? ''} ${formatDay(dayOf(at))}` },
        {
          key: 'replaced',
          title: '入れかえた人と日',
          cell: one => `${one.replaced_by ?? ''} ${formatDay(dayOf(one.replaced_at))}`,
        },
      ],
    }),
  })

const FIGURE_COLUMNS = [
  ['openings', '月間有効求人数'],
  ['seekers', '月間有効求職者数'],
  ['seekers_55', 'うち55歳以上'],
  ['share_55', '55歳以上の割合（%）'],
  ['ratio', '有効求人倍率'],
  ['placed', '就職件数'],
] as const
