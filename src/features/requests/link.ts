import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, type Link, page, type View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { inBoth, plainly } from '#ui/plainly.ts'
import { progress } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { withdraw } from './actions.ts'
import { answerRows } from './door/answers.ts'
import { paperView } from './door/paper.ts'
import { endedPart, type Found, findRequest, nextPart } from './door/standing.ts'
import { formatCode, QUESTIONS, STATUSES } from './rules.ts'
import { STATUS_TEXT } from './text.ts'

const PATH = '/requests/at/:token'
const find = (ask: Ask<Link, 'token'>, db: Read) => {
  const [kind, id] = ask.actor.subject
  return kind === 'request' ? findRequest(ask, db, id) : Promise.resolve(null)
}
const pathOf = (ask: Ask<Link, 'token'>): string => `/requests/at/${ask.params.token}`

function seenView(ask: Ask<Link, 'token'>, found: Found): View {
  const { request, status, last, told } = found
  const over = status === 'ended'
  const title = over
    ? last === 'withdraw'
      ? 'ご依頼を取り下げました'
      : 'ご依頼は終わりました'
    : 'ご依頼をお受けしました'
  return {
    title,
    body: html`${pageHead({ title })}
      <p>受付番号<br><b class="big-number">${formatCode(request.code)}</b></p>
      <p>${formatDay(dayOf(request.received_at))}${plainly('にお受けしました。お問い合わせのときは、この番号をお伝えください。', 'に届きました。電話のときは、この番号を言ってください。')}</p>
      ${progress(
        STATUSES.map(code => STATUS_TEXT[code]),
        STATUSES.indexOf(status),
      )}
      ${over ? endedPart(ask, last) : nextPart(ask, found)}
      ${!over && told.length > 0 && html`<section class="box stack" aria-labelledby="told"><h2 id="told">お伝えしたいこと</h2>${told.map(one => html`<p>${inBoth(one)}</p>`)}</section>`}
      <h2>ご依頼の内容</h2>${summary(answerRows(QUESTIONS, request, found.activity), 'check')}
      ${notice({ kind: 'info', title: 'この画面は、あとからでも見られます', body: plainly('ブックマーク（お気に入り）に入れるか、印刷してお持ちください。この画面のアドレスは、ほかの方に教えないでください。', 'このページは、紙に出すことができます。このページの住所（URL）は、ほかの人に教えないでください。') })}
      <p>${linkButton({ href: `${pathOf(ask)}/print`, text: '大きな文字で印刷する', icon: 'print' })}</p>
      ${!over && withdrawPart(ask)}`,
  }
}

const withdrawPart = (ask: Ask<Link, 'token'>): Content =>
  more({
    title: 'この依頼を取り下げる',
    body: html`<p>${plainly('ご連絡がいらなくなったときは、下のボタンを押してください。取り下げても、またいつでも依頼できます。', '電話やメールがいらないときは、下を押してください。また頼むことができます。')}</p>
      ${form({ action: pathOf(ask), once: newId(), body: false, submit: button({ text: '取り下げる', kind: 'danger' }) })}`,
  })

const seen = page.link({
  path: PATH,
  can: 'request.see',
  audit: { action: 'request.see', subject: ask => [...ask.actor.subject] },
  get: async (ask, db) => {
    const found = await find(ask, db)
    return found && seenView(ask, found)
  },
  post: async (ask, tx) => {
    const found = await find(ask, tx)
    if (!found) return null
    const done = await withdraw(tx, found.request.id, ask.now)
    return {
      redirect: pathOf(ask),
      ...doneOr(done, 'ご依頼を取り下げました。', 'このご依頼は、もう終わっています。'),
    }
  },
})

const paper = page.link({
  path: `${PATH}/print`,
  can: 'request.see',
  audit: { action: 'request.print', subject: ask => [...ask.actor.subject] },
  get: async (ask, db) => {
    const found = await find(ask, db)
    return found && paperView(ask, found, pathOf(ask), 'いまのようすを見る')
  },
})

export const linkPages = [seen, paper]
