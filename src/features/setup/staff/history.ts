import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { countEntered, type Entered, lastEntered } from '../store.ts'
import { cityView, PATH } from './parts.ts'

export const HISTORY = `${PATH}/history`
const PAGE = 50

/** Who changed what when, from what to what, and why. */
export const enteredTable = (caption: string, entered: readonly Entered[]) =>
  table<Entered>({
    caption,
    items: entered,
    cards: true,
    empty: 'まだ変更はありません。',
    columns: [
      { key: 'at', title: 'いつ', header: true, cell: ({ at }) => formatDay(today(at)) },
      {
        key: 'what',
        title: '何を',
        cell: ({ data }) => [...(data.changes ?? []), ...(data.source ? [`わけ：${data.source}`] : [])].join('／'),
      },
      { key: 'by', title: 'だれが', cell: ({ by }) => by ?? 'コマンド' },
    ],
  })

/** Everything that was ever changed of what the city entered. */
export const historyPage = page.staff({
  path: HISTORY,
  can: 'city.read',
  audit: 'none',
  get: async (ask, db) => {
    const total = await countEntered(db)
    const asked = Number(ask.url.searchParams.get('page'))
    const number = Number.isInteger(asked) && asked > 0 && asked <= Math.ceil(total / PAGE) ? asked : 1
    const pages = { page: number, size: PAGE, total, href: (at: number) => `${HISTORY}?page=${at}` }
    return cityView(
      { title: 'これまでの変更', lead: '市の設定を、だれが、いつ、何から何に変えたかのすべてです。新しい順です。' },
      [
        enteredTable('これまでの変更', await lastEntered(db, PAGE, { from: (number - 1) * PAGE })),
        total > PAGE && pager(pages),
      ],
    )
  },
})
