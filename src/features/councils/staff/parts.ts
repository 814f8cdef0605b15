import { html } from 'hono/html'
import { lateText } from '#features/steps/index.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Content, Html } from '#ui/html.ts'
import { lateMark } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import type { Action } from '../agreed/store.ts'
import { actionPath, meetingPath } from '../paths.ts'
import { type Item, type Minutes, statusOf } from '../rules.ts'
import { presentText, STATUS_TEXT, whoText } from '../text.ts'

/** By when, and how late that is where it is open. */
export const dueText = ({ due_on, ended_at }: Pick<Action, 'due_on' | 'ended_at'>, today: Day): Content =>
  html`${formatDay(due_on)}${ended_at === null && lateMark(lateText(due_on, today))}`

/** Where it stands: who sees to it, or what came of it. */
const standsText = ({ ended_how, owner, result }: Action): Content =>
  ended_how === null
    ? (owner ?? '担当がいません')
    : html`${STATUS_TEXT[statusOf({ ended_how })]}<br><small class="faint">${result}</small>`

const ofMeeting = ({ meeting, held_on, meeting_id }: Action): Content =>
  held_on === null
    ? 'ほかの部署の会議'
    : html`<a href="${meetingPath(meeting_id)}">${meeting}</a><br><small class="faint">${formatDay(held_on)}</small>`

/** What was agreed; `of` leaves out what the page says already. */
export const actionTable = (
  items: readonly Action[],
  { caption, empty, today, of }: { caption: string; empty: string; today: Day; of?: 'meeting' | 'indicator' },
): Html =>
  table<Action>({
    caption,
    items,
    cards: true,
    empty,
    columns: [
      {
        key: 'what',
        title: '行うこと',
        header: true,
        cell: ({ id, what }) => html`<a href="${actionPath(id)}">${what}</a>`,
      },
      { key: 'who', title: 'だれが', cell: ({ who }) => whoText(who) },
      { key: 'due', title: 'いつまでに', cell: one => dueText(one, today) },
      ...(of === 'meeting' ? [] : [{ key: 'meeting', title: '会議', cell: ofMeeting }]),
      ...(of === 'indicator'
        ? []
        : [{ key: 'indicator', title: '指標', cell: ({ indicator }: Action) => indicator ?? '—' }]),
      { key: 'stands', title: '担当・結果', cell: standsText },
    ],
  })

/** Plain words with their line breaks. */
export const lines = (text: string): Content => text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)

const itemTable = (items: readonly Item[]): Html =>
  table<Item & { nth: number }>({
    caption: '議題と決めたこと',
    items: items.map((item, at) => ({ ...item, nth: at + 1 })),
    cards: true,
    empty: '議題は書かれていません。',
    columns: [
      { key: 'topic', title: '議題', header: true, cell: ({ nth, topic }) => `${nth}　${topic}` },
      {
        key: 'decision',
        title: '決めたこと',
        cell: ({ decision }) => (decision === '' ? html`<span class="faint">記入なし</span>` : lines(decision)),
      },
    ],
  })

/** What minutes say. */
export const minutesPart = ({ place, present, items }: Pick<Minutes, 'place' | 'present' | 'items'>): Html =>
  html`${summary([
    { label: '場所', value: place },
    {
      label: '出席者',
      value:
        present.length > 0 &&
        html`${present.map((one, at) => html`${at > 0 && html`<br>`}${presentText(one)}`)}（${present.length}人）`,
    },
  ])}${itemTable(items)}`
