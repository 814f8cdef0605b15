import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { page, type View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { inBoth, plainly } from '#ui/plainly.ts'
import { progress } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { withdraw } from '../actions.ts'
import { answerRows } from '../door/answers.ts'
import { paperView } from '../door/paper.ts'
import { byWay, byWhen, endedPart, type Found, findRequest, nextPart } from '../door/standing.ts'
import { formatCode, QUESTIONS, STATUSES, statusOf } from '../rules.ts'
import { type OwnRequest, ownRequests } from '../store.ts'
import { companionsText, STATUS_TEXT, WISH_TEXT } from '../text.ts'
import { OWN_PATH } from './asking.ts'

const PATH = '/my/requests/:id'
const pathOf = (id: string) => `/my/requests/${id}`

function line(request: OwnRequest, today: string): Content {
  const status = statusOf(request.verbs.map(verb => ({ verb })))
  return html`<li><a href="${pathOf(request.id)}">${request.title ?? WISH_TEXT[request.wish]}</a>　${STATUS_TEXT[status]}<br>
    <span class="faint">${formatDay(dayOf(request.received_at))}・受付番号 ${formatCode(request.code)}</span>
    ${status !== 'ended' && html`<br>次に：${byWhen(request, today)}、窓口から${byWay(request)}`}</li>`
}

/** What they asked for and where it stands; how to ask, where they have not. */
export const requestsMine: Mine = {
  at: 20,
  title: ['requests', 'お願いしたこと'],
  stand: { see: 'see' },
  show: async (db, ask) => {
    const lines = await ownRequests(db)
    return html`${lines.length > 0 ? html`<ul class="points">${lines.map(one => line(one, ask.today))}</ul>` : html`<p>${plainly('いまお願いしていることは、ありません。', 'いま頼んでいることは、ありません。')}</p>`}
      <div class="buttons">${linkButton({ href: OWN_PATH, text: '窓口から連絡をもらう' })}</div>`
  },
}

/** The same, to take along. */
export const requestsOwned: Owned = {
  key: 'requests',
  text: 'お願いしたこと',
  read: async db =>
    (await ownRequests(db)).map(request => ({
      受付番号: formatCode(request.code),
      日: formatDay(dayOf(request.received_at)),
      希望: WISH_TEXT[request.wish],
      活動: request.title ?? '',
      ごいっしょの方: companionsText(request),
      いま: STATUS_TEXT[statusOf(request.verbs.map(verb => ({ verb })))],
    })),
}

const withdrawPart = (id: string): Content =>
  more({
    title: 'この依頼を取り下げる',
    body: html`<p>${plainly('ご連絡がいらなくなったときは、下のボタンを押してください。取り下げても、またいつでも依頼できます。', '電話やメールがいらないときは、下を押してください。また頼むことができます。')}</p>
      ${form({ action: pathOf(id), once: newId(), body: false, submit: button({ text: '取り下げる', kind: 'danger' }) })}`,
  })

const view = (ask: Parameters<typeof nextPart>[0], found: Found): View => {
  const { request, status, last, told, activity } = found
  const over = status === 'ended'
  const title = activity?.title ?? WISH_TEXT[request.wish]
  return {
    title: 'お願いしたこと',
    nav: '/my',
    body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title, lead: `${formatDay(dayOf(request.received_at))}にお受けしました。受付番号は${formatCode(request.code)}です。` })}
      ${progress(
        STATUSES.map(code => STATUS_TEXT[code]),
        STATUSES.indexOf(status),
      )}${over ? endedPart(ask, last) : nextPart(ask, found)}
      ${!over && told.map(one => html`<p>${inBoth(one)}</p>`)}
      <h2>お願いした内容</h2>${summary(answerRows(QUESTIONS, request, activity), 'check')}${activity && html`<p>${linkButton({ href: `/questions/new?activity=${activity.id}`, text: 'この活動について聞く', kind: 'quiet' })}</p>`}
      <p>${linkButton({ href: `${pathOf(request.id)}/print`, text: '大きな文字で印刷する', icon: 'print' })}</p>${!over && withdrawPart(request.id)}`,
  }
}

const own = page.resident({
  path: PATH,
  can: 'everyone',
  stand: { see: 'see', act: 'act' },
  audit: { action: 'request.mine', subject: ask => ['request', ask.params.id] },
  get: async (ask, db) => {
    const found = await findRequest(ask, db, ask.params.id)
    return found && view(ask, found)
  },
  post: async (ask, tx) => {
    const found = await findRequest(ask, tx, ask.params.id)
    if (!found) return null
    const done = await withdraw(tx, found.request.id, ask.now, ask.actor.id)
    return {
      redirect: pathOf(found.request.id),
      ...doneOr(done, 'ご依頼を取り下げました。', 'このご依頼は、もう終わっています。'),
    }
  },
})

const paper = page.resident({
  path: `${PATH}/print`,
  can: 'everyone',
  stand: { see: 'see' },
  audit: { action: 'request.mine', subject: ask => ['request', ask.params.id] },
  get: async (ask, db) => {
    const found = await findRequest(ask, db, ask.params.id)
    return found && paperView(ask, found, pathOf(found.request.id))
  },
})

export const residentPages = [own, paper]
