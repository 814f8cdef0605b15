import { html } from 'hono/html'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Arrival, Arrivals } from '#platform/feature.ts'
import type { Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'

/** As many as one table shows. */
const MOST = 100

/** What came in and waits: of most nouns in one table, the latest first, and of those that have one in their own. */
export async function arrivalsPart(db: Read, today: Day, all: readonly Arrivals[]): Promise<Html> {
  const found = await Promise.all(all.map(async ({ find, own }) => ({ own, came: await find(db, today) })))
  const together = found.flatMap(({ own, came }) => (own ? [] : came))
  const latest = together.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)).slice(0, MOST)
  const shared = { caption: '届いたもの', empty: '新しく届いたものはありません。' }
  return html`${arrivalsTable(shared, latest)}${found.map(({ own, came }) => own && html`${arrivalsTable(own, came)}${own.below}`)}`
}

const arrivalsTable = (
  { caption, empty, due }: { caption: string; empty: string; due?: string },
  items: readonly Arrival[],
): Html =>
  table<Arrival>({
    caption,
    cards: true,
    items,
    empty,
    columns: [
      { key: 'what', title: '届いたもの', header: true, cell: ({ name }) => name },
      { key: 'kind', title: '内容', cell: ({ told }) => told },
      { key: 'day', title: '日', cell: ({ day }) => formatDay(day) },
      ...(due ? [{ key: 'due', title: due, cell: (one: Arrival) => one.due && formatDay(one.due) }] : []),
    ],
  })
