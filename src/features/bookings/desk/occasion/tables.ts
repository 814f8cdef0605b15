import { html } from 'hono/html'
import { mediumText } from '#features/requests/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatShort } from '#platform/dates.ts'
import type { Content } from '#ui/html.ts'
import { type Column, table } from '#ui/table.ts'
import { inOrder } from '../../line/rules.ts'
import { STATUS_TEXT, untilText } from '../../text.ts'
import { contactText, whoCell } from '../parts.ts'
import type { DeskBooking } from '../store.ts'

const who: Column<DeskBooking> = { key: 'name', title: 'お名前', header: true, cell: whoCell }
const contact: Column<DeskBooking> = { key: 'contact', title: '連絡先', cell: contactText }
const came: Column<DeskBooking> = {
  key: 'came',
  title: '受付',
  cell: row =>
    `${formatShort(dayOf(row.received_at))}・${mediumText(row.medium)}${row.typed_by ? `（${row.typed_by}）` : ''}`,
}

const waitingSince = (row: DeskBooking) => ({ ...row, waits_since: row.waits_since ?? row.received_at })

/** Everybody who booked: who is in, who has an offer, the line in its order, who comes only where nobody else does, and who left. */
export function bookedTables(bookings: readonly DeskBooking[]): Content {
  const of = (...statuses: readonly DeskBooking['status'][]) =>
    bookings.filter(({ status }) => statuses.includes(status))
  const [line, spare] = [of('waiting').filter(row => !row.spare), of('waiting').filter(row => row.spare)]
  const order = new Map(inOrder(line.map(waitingSince)).map(({ id }, at) => [id, at + 1]))
  const gone = of('cancelled')
  return [
    table({
      caption: '参加',
      items: of('confirmed', 'attended', 'absent'),
      cards: true,
      empty: 'まだ、参加が決まった方はいません。',
      columns: [
        who,
        contact,
        came,
        {
          key: 'going',
          title: 'ようす',
          cell: row => [STATUS_TEXT[row.status], row.going_at && '行きます', row.note].filter(Boolean).join('・'),
        },
      ],
    }),
    of('offered', 'lapsed').length > 0 &&
      table({
        caption: '空きをお知らせした方',
        items: of('offered', 'lapsed'),
        cards: true,
        empty: '',
        columns: [
          who,
          contact,
          {
            key: 'until',
            title: '返事の期限',
            cell: row =>
              row.offer_until ? untilText(row.offer_until) : html`<strong>${STATUS_TEXT[row.status]}</strong>`,
          },
        ],
      }),
    line.length > 0 &&
      table({
        caption: '空きを待つ列（この順にお知らせします）',
        items: line,
        cards: true,
        empty: '',
        columns: [
          { key: 'at', title: '順番', numeric: true, cell: row => order.get(row.id) ?? '' },
          who,
          contact,
          came,
        ],
      }),
    spare.length > 0 &&
      table({
        caption: '控え（ほかに参加する人がいないときだけ）',
        items: spare,
        cards: true,
        empty: '',
        columns: [who, contact, came],
      }),
    gone.length > 0 &&
      table({
        caption: '取り消し',
        items: gone,
        cards: true,
        empty: '',
        columns: [who, { key: 'end', title: '取り消し', cell: endText }],
      }),
  ]
}

const ENDED_TEXT = { self: '本人', desk: '窓口', off: '中止', full: '席が空かなかった' } as const

const endText = ({ ended_as, ended_at, end_why }: DeskBooking): string =>
  [ended_as && ENDED_TEXT[ended_as], ended_at && formatShort(dayOf(ended_at)), end_why].filter(Boolean).join('・')
