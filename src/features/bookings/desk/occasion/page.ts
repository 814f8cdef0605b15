import { html } from 'hono/html'
import { refusedStatus, type Shown } from '#features/requests/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, versionOf } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { keepAsBooked } from '../../doubt/actions.ts'
import { doubtPart } from '../../doubt/part.ts'
import { occasionPath, type Refusal, STAFF_PATH } from '../../rules.ts'
import { OCCASION_TEXT, ORDER_TEXT, REFUSAL_TEXT, timesText } from '../../text.ts'
import { callOff, change, setShut } from '../actions.ts'
import { changeForm, offForm } from '../forms.ts'
import { placesText } from '../parts.ts'
import { mayNote } from '../rules.ts'
import { bookingsOf, type DeskOccasion, occasionById } from '../store.ts'
import { attendancePart } from './attendance-form.ts'
import { changePart, offPart, shutPart } from './forms.ts'
import { bookedTables } from './tables.ts'

type One = Ask<Staff, 'id'>
const subject = (ask: One): [string, string] => ['occasion', ask.params.id]
const PATH = occasionPath(':id')

/** An occasion: who is in, who waits in which order, which offers are open, and what can be done with it. */
const detail = page.staff({
  path: PATH,
  can: 'bookings.read',
  audit: { action: 'occasion.read', subject },
  get: (ask, db) => occasionView(ask, db),
})

export async function occasionView(ask: One, db: Read, shown: Shown = {}): Promise<View | null> {
  const occasion = await occasionById(db, ask.params.id)
  if (!occasion) return null
  const bookings = await bookingsOf(db, occasion.id)
  const writes = may(ask, 'bookings.write')
  const live = occasion.status === 'open' || occasion.status === 'shut'
  return {
    title: `申しこみ：${occasion.title}`,
    nav: STAFF_PATH,
    ...refusedStatus(shown),
    body: html`${backLink(STAFF_PATH, '申しこみの一覧へ')}${pageHead({
      title: occasion.title,
      lead: html`<span class="keep">${timesText(occasion)}</span>・${OCCASION_TEXT[occasion.status]}`,
      actions: [
        writes &&
          occasion.status === 'open' &&
          linkButton({ href: `${occasionPath(occasion.id)}/new`, text: '電話や紙の申しこみを入力する', kind: 'main' }),
        linkButton({ href: `${occasionPath(occasion.id)}/print`, text: '参加者名簿を印刷する', icon: 'print' }),
      ],
    })}${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
      ${twoPanes(
        html`<div class="stack">${bookedTables(bookings)}${writes && mayNote(occasion, ask.today) && attendancePart(occasion, bookings)}</div>`,
        html`<div class="stack">${live && (await doubtPart(db, occasion, ask.today, writes))}${factsPart(occasion)}${writes && live && [changePart(occasion, shown), shutPart(occasion), offPart(occasion)]}</div>`,
      )}`,
  }
}

const factsPart = (occasion: DeskOccasion): Content =>
  pane({
    title: '受付',
    body: html`${summary([
      { label: '席', value: placesText(occasion) },
      { label: 'ウェブの締切', value: formatDay(occasion.closes_on) },
      { label: 'いっしょに', value: `${occasion.party_most}人まで` },
      { label: '空きを待つ列', value: occasion.waits ? 'あり' : 'なし' },
      ...(occasion.status === 'off' ? [{ label: '中止のわけ', value: occasion.off_why || '書いていません' }] : []),
    ])}<p class="hint">${ORDER_TEXT.text}</p><p><a href="/staff/opportunities/${occasion.opportunity_id}">この活動を開く</a></p>`,
  })

/** Back to the page with a word, or the page again with what was refused. */
const answered = async (ask: One, db: Read, refused: Refusal | null, flash: string, shown: Shown): Promise<Reply> =>
  refused
    ? occasionView(ask, db, { ...shown, refused: REFUSAL_TEXT[refused] })
    : { redirect: occasionPath(ask.params.id), flash }

const changed = page.staff({
  path: `${PATH}/change`,
  can: 'bookings.write',
  audit: { action: 'occasion.change', subject },
  post: async (ask, tx, typed) => {
    const read = accept(changeForm(ask.today), typed)
    if (!read.ok) return occasionView(ask, tx, read)
    const done = await change(tx, ask.params.id, { ...read.value, version: versionOf(typed) }, doing(ask))
    return answered(
      ask,
      tx,
      done?.refused ?? null,
      '変えました。日時を変えたときは、申しこんだ方と待っている方の全員にお知らせします。',
      { typed },
    )
  },
})

const shutting = (verb: 'shut' | 'reopen', told: string) =>
  page.staff({
    path: `${PATH}/${verb}`,
    can: 'bookings.write',
    audit: { action: 'occasion.change', subject },
    post: async (ask, tx, typed) => {
      const done = await setShut(tx, ask.params.id, verb === 'shut', doing(ask))
      return answered(ask, tx, done ? null : 'notNow', told, { typed })
    },
  })

const off = page.staff({
  path: `${PATH}/off`,
  can: 'bookings.write',
  audit: { action: 'occasion.change', subject },
  post: async (ask, tx, typed) => {
    const read = accept(offForm, typed)
    if (!read.ok) return occasionView(ask, tx, read)
    const done = await callOff(tx, ask.params.id, read.value.why, doing(ask))
    return answered(
      ask,
      tx,
      done ? null : 'notNow',
      '中止にしました。申しこんだ方と待っている方の全員にお知らせします。',
      { typed },
    )
  },
})

const keep = page.staff({
  path: `${PATH}/keep`,
  can: 'bookings.write',
  audit: { action: 'occasion.change', subject },
  post: async (ask, tx, typed) => {
    const done = await keepAsBooked(tx, ask.params.id, doing(ask))
    return answered(ask, tx, done ? null : 'notNow', '申しこみのとおりで変わらないことを記録しました。', { typed })
  },
})

export const occasionPages = [
  detail,
  changed,
  shutting('shut', '受付を終えました。'),
  shutting('reopen', '受付をもう一度始めました。'),
  off,
  keep,
]
