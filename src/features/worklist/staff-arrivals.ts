import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import type { Arrival } from './store.ts'

/** What came in, the latest first. */
export const arrivalsPart = (came: readonly Arrival[]): Html =>
  table({
    caption: '届いたもの',
    cards: true,
    items: came,
    empty: '新しく届いたものは ありません。',
    columns: [
      {
        key: 'what',
        title: '届いたもの',
        header: true,
        cell: ({ kind, id, number, name }) =>
          kind === 'person'
            ? html`<a href="${personPath(id)}">${number} ${name}</a>`
            : html`<a href="/staff/opportunities/${id}">${name}</a>`,
      },
      {
        key: 'kind',
        title: '内容',
        cell: ({ kind, organisation, limbo }) =>
          kind === 'opportunity'
            ? html`公開の申請 <span class="faint">${organisation}</span>`
            : limbo
              ? html`<strong>次の一歩がありません</strong>`
              : '新しい登録',
      },
      { key: 'day', title: '日', cell: ({ on_day }) => formatDay(on_day) },
    ],
  })
