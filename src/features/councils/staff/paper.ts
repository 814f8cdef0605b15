import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { sheet } from '#ui/print.ts'
import { actionsOf } from '../agreed/store.ts'
import { minutesOf } from '../corrected.ts'
import { meetingPath, PATH } from '../paths.ts'
import { isMeeting } from '../rules.ts'
import { meetingById } from '../store.ts'
import { actionTable, minutesPart } from './parts.ts'

/** The minutes on A4, with what is to be done as it stands today. */
export const paperPage = page.staff({
  path: `${PATH}/:id/print`,
  can: 'councils.read',
  audit: 'none',
  get: async (ask, db) => {
    const meeting = await meetingById(db, ask.params.id)
    if (!meeting || !isMeeting(meeting)) return null
    const minutes = minutesOf(meeting)
    const title = meeting.body ?? meeting.name
    const body = html`${minutes ? minutesPart(minutes) : html`<p>議事は、まだ書かれていません。</p>`}
      ${actionTable(await actionsOf(db, meeting.id), {
        ...{ caption: `決まったこと・行うこと（${formatDay(ask.today)}現在）`, today: ask.today, of: 'meeting' },
        empty: '決まったことの記録は、まだありません。',
      })}`
    return {
      title,
      frame: 'print',
      back: meetingPath(meeting.id),
      body: html`<div class="close">${sheet({
        title,
        number: meeting.team ?? undefined,
        date: `${formatDay(meeting.on_day)} 開催`,
        from: ask.municipality,
        body,
      })}</div>`,
    }
  },
})
