import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { said } from '#platform/own.ts'
import type { Ask, View } from '#platform/page.ts'
import { inBoth, plainly } from '#ui/plainly.ts'
import { lookOf, type Sheet, sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { formatCode, QUESTIONS } from '../rules.ts'
import { answerRows } from './answers.ts'
import { byWay, byWhen, type Found } from './standing.ts'

const BY_PHONE = plainly(
  'ご依頼を変えるときや取り下げるときは、受付番号をそえて、お電話でお知らせください。',
  '変えるときや、やめるときは、電話で、この番号を言ってください。',
)

/** The receipt on paper, in large letters; `qr`: where its holder sees what becomes of it. Without one the desk is called. */
export function paperView(
  { municipality, today }: Ask,
  { request, status, activity, told }: Found,
  back: string,
  qr?: Sheet['qr'],
): View {
  const letters = [
    request.words,
    request.note,
    request.whom_note,
    ...request.companions,
    ...told.map(({ text }) => text),
  ].join('').length
  return {
    title: 'ご依頼の控え',
    frame: 'print',
    back,
    body: html`<div class="${lookOf(letters)}">${sheet({
      title: 'ご依頼の控え',
      number: formatCode(request.code),
      date: formatDay(dayOf(request.received_at)),
      from: municipality,
      qr,
      body: html`<p>受付番号<br><b class="big-number">${formatCode(request.code)}</b></p>
        <p>${status === 'ended' ? 'このご依頼は終わっています。' : html`<b>${byWhen(request, today)}</b>、${said(municipality, '窓口の相談員')}が${byWay(request)}`}</p>
        ${summary(answerRows(QUESTIONS, request, activity), 'check')}${told.map(one => html`<p>${inBoth(one)}</p>`)}${!qr && status !== 'ended' && html`<p>${BY_PHONE}</p>`}`,
    })}</div>`,
  }
}
