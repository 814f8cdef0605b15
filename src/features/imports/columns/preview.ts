import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import { clockTime } from '#platform/times.ts'
import type { Content } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import type { Preview } from './actions.ts'

/** The first rows as they would be read, and those that would wait; before a match is chosen, what to do. */
export function previewPart(preview: Preview | null): Content {
  if (!preview)
    return notice({ kind: 'info', title: '名前と開催日の見出しを選ぶと、はじめの行をここで読んでみせます。' })
  return html`${table({
    caption: 'はじめの行の読みかた',
    items: preview.rows,
    cards: true,
    empty: 'はじめの5行は、このままでは取り込めません。理由は下のとおりです。',
    columns: [
      { key: 'title', title: '名称', header: true, cell: row => row.title },
      { key: 'day', title: '日', cell: spanOf },
      { key: 'time', title: '時間', cell: hoursOf },
      { key: 'place', title: '場所', cell: row => row.place ?? '—' },
      { key: 'target', title: '対象', cell: row => row.target ?? '—' },
    ],
  })}
  ${
    preview.held.length > 0 &&
    notice({
      kind: 'warning',
      title: `${preview.held.length}行は、確かめるまで待ちます。`,
      body: html`<ul>${preview.held.map(({ title, issues }) => html`<li>${title ?? '（名称なし）'}：${issues.map(({ message }) => message).join(' ')}</li>`)}</ul>`,
    })
  }`
}

const spanOf = ({ startsOn, endsOn, openEnd, anytime }: Preview['rows'][number]): string => {
  if (anytime && !startsOn) return '随時'
  const [from, to] = [startsOn, endsOn].map(day => (day ? formatDay(day) : ''))
  return from === to ? (from ?? '') : `${from}${to || openEnd ? '〜' : ''}${to}`
}

const hoursOf = ({ hours, timeNote }: Preview['rows'][number]): string =>
  hours.map(({ from, to }) => [from, to].map(at => (at === null ? '' : clockTime(at))).join('〜')).join('、') ||
  timeNote ||
  '—'
