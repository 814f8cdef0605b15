import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import type { Run } from '../store-runs.ts'
import { ACTION_TEXT, STATE_TEXT } from '../text-pages.ts'
import type { Source } from './store.ts'

export const PATH = '/staff/imports'
export const when = (instant: string): string => formatDay(dayOf(instant))

/** The lists that are taken in again and again. */
export const sourceTable = (known: readonly Source[]): Html =>
  table({
    caption: '取り込んでいる一覧',
    items: known,
    cards: true,
    empty: 'まだ一覧はありません。ファイルを取り込むと、ここに出ます。',
    columns: [
      {
        key: 'name',
        title: '一覧',
        header: true,
        cell: ({ id, name }) => html`<a href="${PATH}/sources/${id}">${name}</a>`,
      },
      { key: 'owner', title: '受け持ち', cell: ({ organisation }) => organisation ?? 'まだ決めていません' },
      { key: 'state', title: '状態', cell: ({ paused_at }) => (paused_at ? '止めています' : '取り込めます') },
      { key: 'open', title: '公開中の催し', numeric: true, cell: ({ open }) => open },
    ],
  })

/** Runs, the latest first. */
export const runTable = (runs: readonly Run[]): Html =>
  table({
    caption: 'これまでの取込',
    items: runs,
    cards: true,
    empty: 'まだ取り込んだファイルはありません。',
    columns: [
      {
        key: 'file',
        title: 'ファイル',
        header: true,
        cell: run => html`<a href="${PATH}/${run.id}">${run.file_name}</a>`,
      },
      {
        key: 'source',
        title: '一覧',
        cell: run => html`<a href="${PATH}/sources/${run.source_id}">${run.source}</a>`,
      },
      { key: 'state', title: '状態', cell: run => STATE_TEXT[run.state] },
      { key: 'when', title: '日', cell: run => when(run.confirmed_at ?? run.planned_at) },
      { key: 'who', title: '取り込んだ人', cell: run => run.by_name ?? 'コマンド' },
      { key: 'read', title: '読んだ行', numeric: true, cell: run => run.read },
      ...(['create', 'update', 'unchanged', 'end', 'quarantine'] as const).map(action => ({
        key: action,
        title: ACTION_TEXT[action],
        numeric: true,
        cell: (run: Run) => run.counts[action] ?? 0,
      })),
    ],
  })
