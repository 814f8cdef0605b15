import { html } from 'hono/html'
import { correctionMoment, correctionsOfRecord } from '#features/corrections/index.ts'
import { entryPath, mayWrite, reachOf } from '#features/entries/index.ts'
import { recordPath } from '#platform/correctable.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one as typedIn } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import { agree } from '../agreed/actions.ts'
import { actionsOf } from '../agreed/store.ts'
import { choicesOf } from '../choices.ts'
import { minutesOf } from '../corrected.ts'
import { readAgreed } from '../forms.ts'
import { meetingPath, PATH } from '../paths.ts'
import { isMeeting } from '../rules.ts'
import { type Meeting, meetingById, minutesById } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { agreedFields, type Shown } from './fields.ts'
import { actionTable, minutesPart } from './parts.ts'

type One = Ask<Staff, 'id'>

/** A meeting: its entry, what was said and decided, and what is to be done since then. */
async function view(ask: One, db: Read, shown?: Shown): Promise<View | null> {
  const meeting = await meetingById(db, ask.params.id)
  if (!meeting) return withdrawnView(ask, db)
  if (!isMeeting(meeting)) return null
  const mine = may(ask, 'councils.write') && mayWrite(await reachOf(db), meeting.team_id)
  const title = meeting.body ?? meeting.name
  return {
    title,
    nav: PATH,
    ...(shown ? { status: 422 as const } : {}),
    body: html`${backLink(PATH, '会議の一覧')}${pageHead({
      title,
      lead: html`${formatDay(meeting.on_day)}　${meeting.team ?? '部署なし（窓口）'}　<a href="${entryPath(meeting.id)}">数えている実績と資料</a>`,
      actions: headActions(meeting, mine),
    })}
    ${checked(shown?.errors ?? {}, [
      twoPanes([minutesPane(meeting, ask.now)], [await historyPane(db, meeting.id)]),
      await agreedPart(ask, db, meeting.id),
      mine && (await addPart(ask, db, shown)),
    ])}`,
  }
}

const headActions = ({ id, body }: Meeting, mine: boolean): Content => [
  mine && body === null && linkButton({ href: `${meetingPath(id)}/minutes`, text: '議事を書く', kind: 'main' }),
  mine && body !== null && linkButton({ href: recordPath('council_minutes', id), text: '議事を訂正する' }),
  linkButton({ href: `${meetingPath(id)}/print`, text: '印刷する', icon: 'print' }),
]

const minutesPane = (meeting: Meeting, now: string): Html => {
  const minutes = minutesOf(meeting)
  return pane({
    title: '議事',
    body: minutes
      ? html`${minutesPart(minutes)}<p class="faint">${meeting.by}さんが${momentText(meeting.at!, now)}に書きました。</p>`
      : html`<p>議事は、まだ書かれていません。</p>`,
  })
}

const agreedPart = async ({ params, today }: One, db: Read, id = params.id): Promise<Html> =>
  actionTable(await actionsOf(db, id), {
    ...{ caption: '決まったこと・行うこと', today, of: 'meeting' },
    empty: 'この会議で決まったことの記録は、まだありません。',
  })

async function addPart(ask: One, db: Read, shown?: Shown): Promise<Html> {
  return more({
    title: '行うことを加える',
    open: shown !== undefined,
    body: form({
      action: `${meetingPath(ask.params.id)}/actions`,
      once: newId(),
      body: agreedFields(
        shown ?? { typed: filled({ owner: ask.actor.id }), errors: {} },
        await choicesOf(db, ask.today),
      ),
      submit: button({ text: '加える', kind: 'main' }),
    }),
  })
}

async function historyPane(db: Read, id: string): Promise<Html> {
  const corrections = (await correctionsOfRecord(db, 'council_minutes', id))
    .map(one => correctionMoment(one))
    .map(({ at: _, day, href: __, ...moment }) => ({ when: formatDay(day), datetime: day, ...moment }))
  return pane({ title: '議事の訂正', body: timeline(corrections, '訂正はありません。') })
}

/** Of a meeting whose entry was withdrawn the minutes stay, and what was agreed is followed on. */
async function withdrawnView(ask: One, db: Read): Promise<View | null> {
  const minutes = await minutesById(db, ask.params.id)
  if (!minutes) return null
  return {
    title: minutes.body,
    nav: PATH,
    body: html`${backLink(PATH, '会議の一覧')}${pageHead({ title: minutes.body })}${notice({
      kind: 'warning',
      title: 'この会議の実績は取り消されています。会議の回数には数えていません。',
    })}${pane({ title: '議事', body: html`${summary([{ label: '書いた職員', value: minutes.by }])}${minutesPart(minutes)}` })}
    ${await agreedPart(ask, db)}`,
  }
}

export const onePage = page.staff({
  path: `${PATH}/:id`,
  can: 'councils.read',
  audit: 'none',
  get: (ask, db) => view(ask, db),
})

/** Where something that was agreed is written, and given to somebody at the desk. */
export const agreePage = page.staff({
  path: `${PATH}/:id/actions`,
  can: 'councils.write',
  audit: { action: 'council.agree', subject: ask => ['council_minutes', ask.params.id] },
  post: async (ask, tx, typed) => {
    const { id } = ask.params
    const read = readAgreed(typed, await choicesOf(tx, ask.today), ask.today)
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
    const action = isId(typedIn(typed, 'once')) ? typedIn(typed, 'once') : newId()
    const done = await agree(tx, id, action, read.value, doing(ask))
    if (done === null) return null
    if (done !== 'done') return view(ask, tx, { typed, errors: { what: REFUSAL_TEXT[done] } })
    return {
      redirect: meetingPath(id),
      flash: `「${read.value.what}」を加えました。担当の職員の「やること」に出ます。`,
    }
  },
})
