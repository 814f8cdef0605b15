import { html } from 'hono/html'
import type { Erasing } from '#platform/feature.ts'
import type { Content, Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import type { Left } from '../actions.ts'
import type { Count } from '../store.ts'

type Line = { of: string; goes: string; stays: string; rows: number | null }

/** What goes and what stays of every noun, with how many rows where that was counted. */
export function goesTable(erasings: readonly Erasing[], counts: readonly Count[] | null, caption: string): Html {
  const rows = new Map(counts?.map(({ of, rows }) => [of, rows]))
  const items: Line[] = [
    ...erasings.map(({ text, goes, stays = '' }) => ({ of: text, goes, stays, rows: rows.get(text) ?? null })),
    { of: '経過の記録', goes: '入力されたことば', stays: 'いつ、何があったか', rows: rows.get('経過の記録') ?? null },
  ]
  return table({
    caption,
    items,
    cards: true,
    empty: '',
    columns: [
      { key: 'of', title: '記録', header: true, cell: ({ of }) => of },
      { key: 'goes', title: '消えるもの', cell: ({ goes }) => goes },
      { key: 'stays', title: '残るもの', cell: ({ stays }) => stays || 'なし' },
      ...(counts
        ? [
            {
              key: 'rows',
              title: '行の数',
              numeric: true,
              cell: ({ rows }: Line) => (rows === null ? '—' : rows.toLocaleString('ja')),
            },
          ]
        : []),
    ],
  })
}

/** What is open for somebody, each with the page on which it ends. */
export const leftPart = (left: readonly Left[]): Content =>
  left.length > 0 &&
  html`<section class="stack" aria-labelledby="left"><h2 id="left">まだ終わっていないこと</h2><ul class="points">${left.map(
    ({ what, href }) => html`<li><a href="${href}">${what}</a></li>`,
  )}</ul></section>`
