import { html } from 'hono/html'
import { opportunityById } from '#features/opportunities/index.ts'
import { fieldOf, refusedStatus, type Shown } from '#features/requests/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, all, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox, checkboxField, radioField } from '#ui/choices.ts'
import { numberField, selectField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { openingPath, PARTY_MOST, STAFF_PATH } from '../rules.ts'
import { REFUSAL_TEXT, timeText } from '../text.ts'
import { openOccasions } from './actions.ts'
import { openForm } from './forms.ts'
import { occasionTable } from './list.ts'
import { datesAhead, openRefusal, timeKey } from './rules.ts'
import { occasionsOfActivity, timesOpened } from './store.ts'

/** Which dates of an activity can be booked. */
const shown = page.staff({
  path: openingPath(':id'),
  can: 'bookings.read',
  audit: { action: 'occasion.open', subject: ask => ['opportunity', ask.params.id] },
  get: (ask, db) => view(ask, db),
})

const opened = page.staff({
  path: `${openingPath(':id')}/open`,
  can: 'bookings.write',
  audit: { action: 'occasion.open', subject: ask => ['opportunity', ask.params.id] },
  post: (ask, tx, typed) => open(ask, tx, typed),
})

export const openingPages = [shown, opened]

async function open(ask: Ask<Staff, 'id'>, tx: Tx, typed: Submitted): Promise<Reply> {
  const read = accept(openForm, typed)
  if (!read.ok) return view(ask, tx, read)
  const done = await openOccasions(tx, ask.params.id, read.value, doing(ask))
  if (!done) return null
  if ('refused' in done) {
    const sentence = REFUSAL_TEXT[done.refused]
    const atDates = done.refused === 'datesMissing' || done.refused === 'twiceOpened'
    return view(ask, tx, atDates ? { typed, errors: { dates: sentence } } : { typed, refused: sentence })
  }
  return { redirect: openingPath(ask.params.id), flash: `${done.ids.length}件の受付を始めました。` }
}

async function view(ask: Ask<Staff, 'id'>, db: Read, shown: Shown = {}): Promise<View | null> {
  const activity = await opportunityById(db, ask.params.id)
  if (!activity) return null
  const refused = openRefusal(activity)
  const taken = new Set((await timesOpened(db, activity.id)).map(({ on_day, from_min }) => `${on_day} ${from_min}`))
  const dates = datesAhead(activity, ask.today).filter(time => !taken.has(`${time.on_day} ${time.from_min}`))
  return {
    title: `申しこみの受付：${activity.title}`,
    nav: STAFF_PATH,
    ...refusedStatus(shown),
    body: html`${backLink(`/staff/opportunities/${activity.id}`, '活動へもどる')}
      ${pageHead({ title: '申しこみの受付', lead: `${activity.title}・${activity.organisation}` })}
      ${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
      ${occasionTable('この活動の回', await occasionsOfActivity(db, activity.id), ask.today)}
      ${
        refused
          ? notice({ kind: 'info', title: REFUSAL_TEXT[refused] })
          : dates.length === 0
            ? notice({
                kind: 'info',
                title: '受付を始められる日付が、ほかにありません。',
                body: REFUSAL_TEXT.datesMissing,
              })
            : may(ask, 'bookings.write') && pane({ title: '受付を始める', body: openPart(activity, dates, shown) })
      }`,
  }
}

const openPart = (
  activity: { id: string; capacity: number | null },
  dates: ReturnType<typeof datesAhead>,
  shown: Shown,
): Content => {
  const field = fieldOf(shown)
  return checked(
    shown.errors ?? {},
    form({
      action: `${openingPath(activity.id)}/open`,
      once: newId(),
      body: [
        checkboxField({
          ...field('dates', '受付を始める日'),
          required: true,
          columns: true,
          values: shown.typed ? all(shown.typed, 'dates') : [],
          options: dates.map(time => ({ value: timeKey(time), label: timeText(time) })),
        }),
        radioField({
          ...field('as', '申しこみの単位', 'each'),
          required: true,
          options: [
            { value: 'each', label: '1回ずつ', hint: '選んだ日ごとに申しこみます' },
            { value: 'whole', label: '全部まとめて', hint: '選んだ日の全部に参加する、連続の講座など' },
          ],
        }),
        numberField({
          ...field('places', '定員', activity.capacity === null ? '' : String(activity.capacity)),
          required: true,
          unit: '人',
          hint:
            activity.capacity === null
              ? 'この活動の定員はわかっていません。団体に確かめて入力してください。わからないままでは、ウェブの申しこみを受けられません。'
              : '申しこみで受ける人数です。',
        }),
        numberField({ ...field('before', '締切', '1'), required: true, unit: '日前まで' }),
        selectField({
          ...field('party', 'いっしょに申しこめる人数', '2'),
          required: true,
          options: Array.from({ length: PARTY_MOST }, (_, at) => ({ value: String(at + 1), label: `${at + 1}人まで` })),
        }),
        checkbox({
          name: 'waits',
          label: '満席のとき、空きを待つ列をつくる',
          hint: '空いた席は、順番にお知らせして、お返事をいただいてから確定します。',
          checked: shown.typed ? one(shown.typed, 'waits') === '1' : true,
        }),
      ],
      submit: button({ text: '受付を始める', kind: 'main' }),
    }),
  )
}
