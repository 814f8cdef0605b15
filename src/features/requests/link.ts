import { html } from 'hono/html'
import { programmesTold, settingsOn } from '#features/municipalities/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { said } from '#platform/own.ts'
import { type Ask, type Link, page, type View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { lookOf, sheet } from '#ui/print.ts'
import { progress, whatHappensNext } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { withdraw } from './actions.ts'
import { answerRows } from './door/answers.ts'
import { follows } from './door/told.ts'
import { formatCode, QUESTIONS, STATUSES, type Status, statusOf, type Verb } from './rules.ts'
import { type Activity, activityTold, requestSeen, type Seen, verbsOf } from './store.ts'
import { STATUS_TEXT } from './text.ts'

const PATH = '/requests/at/:token'
const pathOf = (ask: Ask<Link, 'token'>): string => `/requests/at/${ask.params.token}`

type Found = {
  request: Seen
  status: Status
  last: Verb | null
  activity: Activity | undefined
  told: string[]
  /** Nobody said on which days the desk is open: the day is counted by what is usual. */
  assumed: boolean
}

async function find(ask: Ask<Link, 'token'>, db: Read): Promise<Found | null> {
  const [kind, id] = ask.actor.subject
  const request = kind === 'request' ? await requestSeen(db, id) : undefined
  if (!request) return null
  const verbs = await verbsOf(db, id)
  const activity = await activityTold(db, request.opportunity_id)
  const programmes = await programmesTold(db, ask.today)
  const told = follows({ answers: request, activity, programmes, city: ask.municipality, today: ask.today })
  const assumed = !Object.hasOwn(await settingsOn(db, dayOf(request.received_at)), 'deskDays')
  return { request, status: statusOf(verbs), last: verbs.at(-1)?.verb ?? null, activity, told, assumed }
}

/** By which way the desk answers: the telephone before the mailbox before the letter. */
const byWay = ({ phone, email }: Seen): string =>
  phone ? 'お電話します。' : email ? 'メールをお送りします。' : 'お手紙をお送りします。'

const NEXT = {
  visit: '見学の日を、ごいっしょに決めます。',
  trial: 'お試しの日を、ごいっしょに決めます。',
  apply: 'はじめるまでの手つづきをご案内します。',
  talk: 'お話をうかがい、合いそうなことを、ごいっしょにさがします。',
} as const

/** By when, as it was told; a day that is over is promised no more. */
const byWhen = ({ due_on }: Seen, today: string): string =>
  due_on < today ? 'このあと、できるだけ早く' : `${formatShort(due_on)}までに`

const nextPart = ({ municipality, today }: Ask<Link, 'token'>, { request, assumed }: Found): Content => [
  whatHappensNext([
    { when: byWhen(request, today), who: said(municipality, '窓口の相談員'), what: byWay(request) },
    { when: 'そのときに', who: said(municipality, '相談員'), what: NEXT[request.wish] },
  ]),
  assumed &&
    request.due_on >= today &&
    html`<p class="faint">この日は、窓口が月曜から金曜に開いているもの（年末年始をのぞく）として数えました。祝日などで、少し遅れることがあります。</p>`,
]

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
      <p>${formatDay(dayOf(request.received_at))}にお受けしました。お問い合わせのときは、この番号をお伝えください。</p>
      ${progress(
        STATUSES.map(code => STATUS_TEXT[code]),
        STATUSES.indexOf(status),
      )}
      ${over ? endedPart(ask, last) : nextPart(ask, found)}
      ${!over && told.length > 0 && html`<section class="box stack" aria-labelledby="told"><h2 id="told">お伝えしたいこと</h2>${told.map(text => html`<p>${text}</p>`)}</section>`}
      <h2>ご依頼の内容</h2>${summary(answerRows(QUESTIONS, request, found.activity), 'check')}
      ${notice({ kind: 'info', title: 'この画面は、あとからでも見られます', body: 'ブックマーク（お気に入り）に入れるか、印刷してお持ちください。この画面のアドレスは、ほかの方に教えないでください。' })}
      <p>${linkButton({ href: `${pathOf(ask)}/print`, text: '大きな文字で印刷する', icon: 'print' })}</p>
      ${!over && withdrawPart(ask)}`,
  }
}

const endedPart = ({ municipality }: Ask, last: Verb | null): Content =>
  notice({
    kind: 'info',
    title:
      last === 'withdraw' ? '取り下げをお受けしました。窓口からはご連絡しません。' : '窓口からのご連絡は終わりました。',
    body: `もう一度お話しになりたいときは、いつでもお電話ください（${municipality.desk_phone}）。`,
  })

const withdrawPart = (ask: Ask<Link, 'token'>): Content =>
  more({
    title: 'この依頼を取り下げる',
    body: html`<p>ご連絡がいらなくなったときは、下のボタンを押してください。取り下げても、またいつでも依頼できます。</p>
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
    return found && paperView(ask, found)
  },
})

function paperView(ask: Ask<Link, 'token'>, { request, status, activity, told }: Found): View {
  return {
    title: 'ご依頼の控え',
    frame: 'print',
    back: pathOf(ask),
    body: html`<div class="${lookOf([request.words, request.note, request.whom_note, ...told].join('').length)}">${sheet(
      {
        title: 'ご依頼の控え',
        number: formatCode(request.code),
        date: formatDay(dayOf(request.received_at)),
        from: ask.municipality,
        qr: { url: `${ask.url.origin}${pathOf(ask)}`, label: 'いまのようすを見る' },
        body: html`<p>受付番号<br><b class="big-number">${formatCode(request.code)}</b></p>
        <p>${status === 'ended' ? 'このご依頼は終わっています。' : html`<b>${byWhen(request, ask.today)}</b>、${said(ask.municipality, '窓口の相談員')}が${byWay(request)}`}</p>
        ${summary(answerRows(QUESTIONS, request, activity), 'check')}${told.map(text => html`<p>${text}</p>`)}`,
      },
    )}</div>`,
  }
}

export const linkPages = [seen, paper]
