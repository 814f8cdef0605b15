import { html } from 'hono/html'
import { formatCode } from '#features/requests/index.ts'
import { type Day, formatDay, parseDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { clockTime } from '#platform/times.ts'
import type { Html } from '#ui/html.ts'
import { sheet } from '#ui/print.ts'
import { table } from '#ui/table.ts'
import { STAFF_PATH } from '../rules.ts'
import { HOW_SHORT, TOPIC_TEXT } from '../text.ts'
import { appointmentsBetween, type DeskAppointment } from './store.ts'

/** 面談の一日の表: a sheet for each who talks and each place, to lie on the table. */
export const daySheet = page.staff({
  path: `${STAFF_PATH}/day`,
  can: 'appointments.read',
  audit: { action: 'appointment.day' },
  get: async (ask, db) => {
    const { searchParams } = ask.url
    const on = parseDay(searchParams.get('on') ?? '') ?? ask.today
    const host = searchParams.get('host') ?? ''
    return {
      title: '面談の一日の表',
      frame: 'print',
      back: STAFF_PATH,
      body: await sheets(ask, db, on, isId(host) ? host : null),
    }
  },
})

const placeOf = ({ site, site_name }: DeskAppointment): string =>
  site_name || (site === 'remote' ? '電話・オンライン' : '窓口')

async function sheets(ask: Ask<Staff>, db: Read, on: Day, host: string | null): Promise<Html> {
  const all = await appointmentsBetween(db, on, on, host)
  const groups = [...Map.groupBy(all, one => `${one.host}（${one.title}）・${placeOf(one)}`)]
  const of = (title: string, rows: readonly DeskAppointment[]) =>
    sheet({
      title: '面談の一日の表',
      date: `${formatDay(on)}　${title}`,
      from: ask.municipality,
      body: rowsTable(rows),
    })
  return html`<div class="brief">${groups.length === 0 ? of('予約はありません', []) : groups.map(([title, rows]) => of(title, rows))}</div>`
}

const rowsTable = (rows: readonly DeskAppointment[]): Html =>
  table({
    caption: '予約',
    items: rows,
    empty: 'この日の予約はありません。',
    columns: [
      {
        key: 'at',
        title: '時間',
        header: true,
        cell: ({ from_min, to_min }) => html`${clockTime(from_min)}<br>〜${clockTime(to_min)}`,
      },
      {
        key: 'who',
        title: 'お名前',
        cell: ({ name, number, code }) =>
          html`<span class="keep">${name}</span> 様<br><small>${number === null ? formatCode(code) : `No. ${number}`}</small>`,
      },
      {
        key: 'how',
        title: '話し方',
        cell: ({ how, phone }) => html`${HOW_SHORT[how]}<br><small class="keep">${phone}</small>`,
      },
      {
        key: 'topic',
        title: 'お話',
        cell: ({ topic, note }) => html`${TOPIC_TEXT[topic]}${note && html`<br><small>${note}</small>`}`,
      },
      { key: 'came', title: '来た・来ない', cell: () => '□　□' },
    ],
  })
