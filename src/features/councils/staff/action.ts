import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { happeningsOf, tell } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { filled, one as typedIn } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import { type Done, endAction, postpone, reopen } from '../agreed/actions.ts'
import { type Action, actionById } from '../agreed/store.ts'
import { readDue, readEnd } from '../forms.ts'
import { actionPath, meetingPath, PATH } from '../paths.ts'
import { ENDS, isOpen, statusOf } from '../rules.ts'
import { END_TEXT, REFUSAL_TEXT, STATUS_TEXT, TOLD, whoText } from '../text.ts'
import { dueFields, type Shown } from './fields.ts'
import { dueText } from './parts.ts'

type One = Ask<Staff, 'id'>
type Refused = Shown & { of: 'end' | 'due' }
const NONE: Shown = { typed: filled({}), errors: {} }

/** Something that was agreed: what, who, by when, for which indicator, and what came of it. */
async function view(ask: One, db: Read, refused?: Refused): Promise<View | null> {
  const action = await actionById(db, ask.params.id)
  if (!action) return null
  const back =
    action.held_on === null ? backLink(PATH, '会議の一覧') : backLink(meetingPath(action.meeting_id), '会議に戻る')
  return {
    title: action.what,
    nav: PATH,
    ...(refused ? { status: 422 as const } : {}),
    body: html`${back}${pageHead({ title: action.what, lead: `【${STATUS_TEXT[statusOf(action)]}】` })}${checked(
      refused?.errors ?? {},
      twoPanes(
        [factsPane(action, ask), may(ask, 'councils.follow') && verbsPart(action, refused)],
        [await historyPane(db, action.id, ask.now)],
      ),
    )}`,
  }
}

const meetingText = ({ meeting, held_on, meeting_id }: Action): Content =>
  held_on === null
    ? 'ほかの部署の会議のため、開けません'
    : html`<a href="${meetingPath(meeting_id)}">${meeting}</a><br><small class="faint">${formatDay(held_on)}</small>`

const indicatorText = ({ indicator, indicator_id }: Action, ask: One): Content =>
  indicator_id !== null && may(ask, 'indicators.learn')
    ? html`<a href="/staff/indicators/definitions/${indicator_id}">${indicator}</a>`
    : (indicator ?? 'どの指標のためでもない')

const factsPane = (action: Action, ask: One): Html =>
  pane({
    title: '内容',
    body: summary([
      { label: '行うこと', value: action.what },
      { label: 'だれが', value: whoText(action.who) },
      { label: 'いつまでに', value: dueText(action, ask.today) },
      { label: '会議', value: meetingText(action) },
      { label: 'どの指標のためか', value: indicatorText(action, ask) },
      action.ended_how === null
        ? { label: '進みぐあいを確かめる職員', value: action.owner ?? '' }
        : { label: '結果', value: `${action.result}（${action.ended_by}、${formatDay(dayOf(action.ended_at!))}）` },
    ]),
  })

/** What can be done with it now. */
function verbsPart(action: Action, refused?: Refused): Html {
  const status = statusOf(action)
  const shown = (of: Refused['of']): Shown => (refused?.of === of ? refused : NONE)
  const open = isOpen('postpone', status)
  const [verb, title] = open ? (['due', '期限を変える'] as const) : (['reopen', 'もう一度進める'] as const)
  return html`${open && pane({ title: '済んだ・やめた', body: endForm(action, shown('end')) })}${more({
    title,
    open: refused?.of === 'due',
    body: form({
      action: `${actionPath(action.id)}/${verb}`,
      once: newId(),
      body: dueFields(shown('due'), open ? action.due_on : null),
      submit: button({ text: title }),
    }),
  })}`
}

const endForm = ({ id }: Action, { typed, errors }: Shown): Html =>
  form({
    action: `${actionPath(id)}/end`,
    once: newId(),
    body: [
      radioField({
        ...{ name: 'how', label: 'どうなったか', required: true, value: typedIn(typed, 'how'), error: errors['how'] },
        options: ENDS.map(value => ({ value, label: END_TEXT[value] })),
      }),
      textArea({
        ...{ name: 'result', label: '結果', required: true, rows: 2, limit: 1000, error: errors['result'] },
        ...{ value: typedIn(typed, 'result'), hint: '何をしたか。やめたときは、そのわけを書きます。' },
      }),
    ],
    submit: button({ text: '記録する', kind: 'main' }),
  })

const historyPane = async (db: Read, id: string, now: string): Promise<Html> =>
  pane({
    title: 'これまでのこと',
    body: timeline(
      (await happeningsOf(db, ['council_action', id])).map(event => ({
        ...{ when: momentText(event.at, now), datetime: dayOf(event.at), aside: event.by ?? '' },
        body: tell(TOLD, event, null),
      })),
      'まだ記録がありません。',
    ),
  })

/** The page again with why it was not done, or where one goes on when it was. */
async function answered(ask: One, db: Read, done: Done, shown: Refused, flash: string): Promise<Reply> {
  if (done === null) return null
  if (done === 'done') return { redirect: actionPath(ask.params.id), flash }
  const field = shown.of === 'end' ? 'how' : 'due_on'
  return view(ask, db, { ...shown, errors: { [field]: REFUSAL_TEXT[done] } })
}

const actionPage = page.staff({
  path: `${PATH}/actions/:id`,
  can: 'councils.read',
  audit: 'none',
  get: (ask, db) => view(ask, db),
})

const audit = { action: 'council.follow', subject: (ask: One): [string, string] => ['council_action', ask.params.id] }

const endPage = page.staff({
  path: `${PATH}/actions/:id/end`,
  can: 'councils.follow',
  audit,
  post: async (ask, tx, typed) => {
    const read = readEnd(typed)
    if (!read.ok) return view(ask, tx, { of: 'end', typed, errors: read.errors })
    const done = await endAction(tx, ask.params.id, read.value, doing(ask))
    return answered(
      ask,
      tx,
      done,
      { of: 'end', typed, errors: {} },
      `「${STATUS_TEXT[read.value.how]}」と記録しました。`,
    )
  },
})

const verbPage = (path: 'due' | 'reopen', act: typeof postpone, flash: string) =>
  page.staff({
    path: `${PATH}/actions/:id/${path}`,
    can: 'councils.follow',
    audit,
    post: async (ask, tx, typed) => {
      const read = readDue(typed, ask.today)
      if (!read.ok) return view(ask, tx, { of: 'due', typed, errors: read.errors })
      const done = await act(tx, ask.params.id, read.value, doing(ask))
      return answered(ask, tx, done, { of: 'due', typed, errors: {} }, flash)
    },
  })

export const actionPages = [
  actionPage,
  endPage,
  verbPage('due', postpone, '期限を変えました。'),
  verbPage('reopen', reopen, 'もう一度進めることにしました。あなたの「やること」に出ます。'),
]
