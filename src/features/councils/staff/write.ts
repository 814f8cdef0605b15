import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { filled } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { writable, writeMinutes } from '../actions.ts'
import { readMinutes } from '../forms.ts'
import { meetingPath, PATH } from '../paths.ts'
import { type Meeting, presentBefore } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { minutesFields, type Shown } from './fields.ts'

async function view(meeting: Meeting, db: Read, shown: Shown): Promise<View> {
  const title = `議事を書く：${meeting.name}`
  return {
    title,
    nav: PATH,
    ...(Object.keys(shown.errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(meetingPath(meeting.id), '会議に戻る')}${pageHead({ title, lead: formatDay(meeting.on_day) })}${checked(
      shown.errors,
      form({
        action: `${meetingPath(meeting.id)}/minutes`,
        once: newId(),
        long: true,
        body: minutesFields(shown, await presentBefore(db, meeting.kind, meeting.on_day)),
        submit: [
          button({ text: '議事を保存する', kind: 'main' }),
          linkButton({ href: meetingPath(meeting.id), text: 'やめる', kind: 'quiet' }),
        ],
      }),
    )}`,
  }
}

/** The page of the meeting, with why nothing can be written here. */
const turnedBack = ({ params }: Ask<Staff, 'id'>, refused: keyof typeof REFUSAL_TEXT) => ({
  redirect: refused === 'notMeeting' ? PATH : meetingPath(params.id),
  flash: { kind: 'info' as const, text: REFUSAL_TEXT[refused] },
})

/** Where the minutes of a meeting are written, once; afterwards they are put right. */
export const writePage = page.staff({
  path: `${PATH}/:id/minutes`,
  can: 'councils.write',
  audit: { action: 'council.write', subject: ask => ['council_minutes', ask.params.id] },
  get: async (ask, tx) => {
    const meeting = await writable(tx, ask.params.id)
    if (meeting === null || typeof meeting === 'string') return meeting && turnedBack(ask, meeting)
    if (meeting.body !== null) return turnedBack(ask, 'there')
    return view(meeting, tx, { typed: filled({ body: meeting.name }), errors: {} })
  },
  post: async (ask, tx, typed) => {
    const meeting = await writable(tx, ask.params.id)
    if (meeting === null || typeof meeting === 'string') return meeting && turnedBack(ask, meeting)
    const read = readMinutes(typed)
    if (!read.ok) return view(meeting, tx, { typed, errors: read.errors })
    const done = await writeMinutes(tx, meeting.id, read.value, doing(ask))
    if (done === 'done') return { redirect: meetingPath(meeting.id), flash: '議事を保存しました。' }
    return done && view(meeting, tx, { typed, errors: { body: REFUSAL_TEXT[done] } })
  },
})
