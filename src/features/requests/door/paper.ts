import { html } from 'hono/html'
import { said } from '#platform/own.ts'
import type { Ask, View } from '#platform/page.ts'
import { inBoth, plainly } from '#ui/plainly.ts'
import { receiptPaper } from '#ui/receipt.ts'
import { summary } from '#ui/summary.ts'
import { formatCode, QUESTIONS } from '../rules.ts'
import { answerRows } from './answers.ts'
import { byWay, byWhen, type Found } from './standing.ts'

const BY_PHONE = plainly(
  'ご依頼を変えるときや取り下げるときは、受付番号をそえて、お電話でお知らせください。',
  '変えるときや、やめるときは、電話で、この番号を言ってください。',
)

/** The receipt on paper, in large letters; `look`: what its holder does by its code. Without one the desk is called. */
export function paperView(ask: Ask, { request, status, activity, told }: Found, back: string, look?: string): View {
  const over = status === 'ended'
  return receiptPaper(ask, {
    ...{
      title: 'ご依頼の控え',
      code: formatCode(request.code),
      received: request.received_at,
      back,
      look: look ?? null,
    },
    letters: [
      request.words,
      request.note,
      request.whom_note,
      ...request.companions,
      ...told.map(({ text }) => text),
    ].join('').length,
    body: html`<p>${over ? 'このご依頼は終わっています。' : html`<b>${byWhen(request, ask.today)}</b>、${said(ask.municipality, '窓口の相談員')}が${byWay(request)}`}</p>
        ${summary(answerRows(QUESTIONS, request, activity), 'check')}${told.map(one => html`<p>${inBoth(one)}</p>`)}${!look && !over && html`<p>${BY_PHONE}</p>`}`,
  })
}
