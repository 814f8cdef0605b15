import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import type { Content } from '#ui/html.ts'
import { sheet } from '#ui/print.ts'
import { table } from '#ui/table.ts'
import { occasionPath } from '../../rules.ts'
import { REFUSAL_TEXT, timesText } from '../../text.ts'
import { noteAttendance } from '../booked.ts'
import { bookingsOf, type DeskBooking, occasionById } from '../store.ts'
import { isIn } from './attendance-form.ts'
import { occasionView } from './page.ts'

const PATH = occasionPath(':id')
const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['occasion', ask.params.id]
const noted = page.staff({
  path: `${PATH}/attendance`,
  can: 'bookings.write',
  audit: { action: 'occasion.attendance', subject },
  post: async (ask, tx, typed) => {
    const came = new Map<string, 'attended' | 'absent'>()
    for (const name of Object.keys(typed.fields)) {
      const [id, said] = [name.replace(/^came-/, ''), one(typed, name)]
      if (isId(id) && (said === 'attended' || said === 'absent')) came.set(id, said)
    }
    const done = await noteAttendance(tx, ask.params.id, came, doing(ask))
    if ('refused' in done) return occasionView(ask, tx, { typed, refused: REFUSAL_TEXT[done.refused] })
    const flash = done.over ? '出欠を記録しました。この回は終わりです。' : `${done.noted}人分の出欠を記録しました。`
    return { redirect: occasionPath(ask.params.id), flash }
  },
})

/** 参加者名簿: names and numbers of people, to be ticked by hand; no contacts. */
const paper = page.staff({
  path: `${PATH}/print`,
  can: 'bookings.read',
  audit: { action: 'occasion.print', subject },
  get: async (ask, db): Promise<View | null> => {
    const occasion = await occasionById(db, ask.params.id)
    if (!occasion) return null
    const rows = (await bookingsOf(db, occasion.id)).filter(isIn)
    return {
      title: '参加者名簿',
      frame: 'print',
      back: occasionPath(occasion.id),
      body: sheet({
        title: '参加者名簿',
        date: formatDay(ask.today),
        from: ask.municipality,
        body: html`<h2>${occasion.title}</h2><p>${timesText(occasion)}</p><p>合計 ${rows.reduce((sum, { party }) => sum + party, 0)}人（定員${occasion.places}人）</p>${nameTable(rows)}`,
      }),
    }
  },
})

const nameTable = (rows: readonly DeskBooking[]): Content =>
  table({
    caption: '参加する方',
    items: rows,
    empty: 'まだ、参加が決まった方はいません。',
    columns: [
      { key: 'box', title: '出席', cell: () => html`<span class="box" aria-hidden="true"></span>` },
      { key: 'name', title: 'お名前', header: true, cell: row => row.name },
      { key: 'party', title: '人数', numeric: true, cell: row => `${row.party}人` },
      { key: 'companions', title: 'ごいっしょの方', cell: row => row.companions },
      { key: 'note', title: '伝えておくこと', cell: row => row.note },
    ],
  })

export const attendancePages = [noted, paper]
