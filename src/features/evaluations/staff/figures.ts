import { html } from 'hono/html'
import type { Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import type { WorkFigure } from '../figures.ts'

/** Sums of entries, each with the list that it sums. */
export const figureTable = (caption: string, figures: readonly WorkFigure[], empty: string): Html =>
  table<WorkFigure>({
    caption,
    items: figures,
    cards: true,
    empty,
    columns: [
      {
        key: 'name',
        title: '実績',
        header: true,
        cell: ({ kind, part }) => (part ? `${kind.name}：${part}` : kind.name),
      },
      { key: 'count', title: '数', numeric: true, cell: figureCell },
    ],
  })

const figureCell = ({ kind, count, entries, href }: WorkFigure): Html =>
  html`<a href="${href}">${count === null ? '合計しない数です（開いて見る）' : `${count.toLocaleString('ja')}${kind.unit}`}</a> <small class="faint">（記入${entries}件）</small>`
