import { html } from 'hono/html'
import { loginFirst } from '#features/accounts/index.ts'
import { isSwitch, SWITCHES } from '#features/municipalities/index.ts'
import { enterFirst } from '#features/residents/index.ts'
import { standingProblem, typedPart } from '#features/standing/index.ts'
import type { BodyRefusal } from '#platform/body.ts'
import type { Read } from '#platform/db.ts'
import type { Shut } from '#platform/links.ts'
import type { Ask, View } from '#platform/page.ts'
import type { Submitted } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { type Content, numbers } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'

/** Whom to ask: residents the desk, the desk itself those who run the system. */
const helper = ({ url, municipality }: Ask): Content =>
  url.pathname.startsWith('/staff')
    ? 'システム管理の担当者'
    : html`${municipality.desk_name}（電話 ${numbers(municipality.desk_phone)}）`

const problem = (title: string, lead: string, status: View['status'], ask: Ask): View => ({
  title,
  ...(status ? { status } : {}),
  body: html`${pageHead({ title, lead })}<p>お困りのときは、${helper(ask)}へご連絡ください。</p>
    <p>${linkButton({ href: ask.url.pathname.startsWith('/staff') ? '/staff' : '/', text: '最初の画面へ' })}</p>`,
})

/** What was typed for a page of one's own is still there to be read where the session was over. */
const withTyped = (view: View, typed: Submitted | null): View => ({
  ...view,
  body: html`${view.body}${typedPart(typed)}`,
})

/** Why something that was sent is not taken, and what to do. */
const BODY: Record<BodyRefusal, { title: string; lead: string; status: 400 | 413 | 415 }> = {
  file: {
    title: 'ファイルが大きすぎます',
    lead: '受け取れるのは10メガバイトまでです。ファイルを分けるか、小さくしてからもう一度お送りください。',
    status: 413,
  },
  long: {
    title: '入力が長すぎます',
    lead: '一度に送れる長さをこえています。「戻る」で前の画面に戻り、短くするか分けてからもう一度お送りください。',
    status: 413,
  },
  fields: {
    title: '入力の欄が多すぎます',
    lead: '一度に送れるのは1,000項目までです。「戻る」で前の画面に戻り、分けてからもう一度お送りください。',
    status: 413,
  },
  type: {
    title: '送られたものを読み取れませんでした',
    lead: 'この画面の入力欄から送られたものではありません。この画面をもう一度開いて、入力し直してください。',
    status: 415,
  },
  unreadable: {
    title: '送られたものを読み取れませんでした',
    lead: '途中で切れたか、この画面の形でないものが届きました。この画面をもう一度開いて、入力し直してください。',
    status: 400,
  },
}

/** Why a link that was sent to somebody opens nothing, and what to do. */
const LINK: Record<Shut, { title: string; lead: string; status: 404 | 410 }> = {
  wrong: {
    title: 'このリンクは開けません',
    lead: 'リンクの一部が欠けているか、まちがっています。届いたお知らせのリンクを、はじめから終わりまでそのまま開いてください。',
    status: 404,
  },
  expired: {
    title: 'このリンクの期限が過ぎました',
    lead: 'お知らせのリンクには、安全のため期限があります。続きの手続きは窓口でお受けします。',
    status: 410,
  },
  used: {
    title: 'このリンクは使い終わっています',
    lead: 'このリンクから、すでに送信されています。もう一度送る必要はありません。変えたいことがあるときや、送った覚えのないときは、窓口へお知らせください。',
    status: 410,
  },
  withdrawn: {
    title: 'このリンクは取り消されています',
    lead: 'このリンクからは、もう手続きができません。新しいお知らせが届いているときは、そちらのリンクを開いてください。',
    status: 410,
  },
}

/** Why staff find a page shut that the city has switched off, and what is still there. */
const offSays = ({ municipality }: Ask, key: string): string =>
  `${municipality.name}では「${isSwitch(key) ? SWITCHES[key].text : key}」を行わないことになっています。新しく始めることはできません。これまでの記録は、利用者や活動のページから、いまも読めます。変えられるのはシステム管理の担当者です（市の設定の「行うこと・行わないこと」）。`

/** The pages that answer where no feature does. Each says what to do. */
export const problems = {
  notFound: (ask: Ask) =>
    problem(
      'ページが見つかりません',
      'アドレスが変わったか、掲載が終わった可能性があります。最初の画面からおさがしください。',
      404,
      ask,
    ),
  forbidden: (ask: Ask) =>
    problem('この画面は開けません', 'あなたの役割ではこの画面を見ることができません。', 403, ask),
  broken: (ask: Ask, requestId: string) =>
    problem(
      'うまく動きませんでした',
      `ご不便をおかけします。入力した内容は保存されていません。「戻る」で前の画面に戻り、もう一度お試しください。続くときは、問い合わせ番号 ${requestId.slice(-8)}をお伝えください。`,
      500,
      ask,
    ),
  busy: (ask: Ask): View => ({
    ...problem(
      'ただいまつながりにくくなっています',
      '混み合っているか、データベースにつながりません。1分ほど待ってから、「戻る」で前の画面に戻り、もう一度お試しください。',
      503,
      ask,
    ),
    retryAfter: 5,
  }),
  body: (ask: Ask, why: BodyRefusal) => problem(BODY[why].title, BODY[why].lead, BODY[why].status, ask),
  unprepared: (ask: Ask, sentence: string) => problem('いまの設定ではできません', sentence, 409, ask),
  // What is no switch of its own is not there, and no word is said of it.
  off: (ask: Ask, key: string): View =>
    !isSwitch(key)
      ? problems.notFound(ask)
      : ask.actor
        ? problem('この市では使っていません', offSays(ask, key), 403, ask)
        : problem(
            'このページはありません',
            `${ask.municipality.name}では、インターネットでのこの受け付けをしていません。お電話か窓口でお受けします。`,
            404,
            ask,
          ),
  foreign: (ask: Ask) =>
    problem(
      'この送信は受け取れません',
      '別のサイトから送られた可能性があるため、受け取りませんでした。この画面をもう一度開いてから、やり直してください。',
      403,
      ask,
    ),
  link: (ask: Ask, why: Shut) => problem(LINK[why].title, LINK[why].lead, LINK[why].status, ask),
  guessed: (ask: Ask, minutes: number): View => ({
    ...problem(
      '少し時間をおいてください',
      `正しくないリンクが続けて開かれました。${minutes}分ほど待ってから、届いたお知らせのリンクをそのまま開いてください。正しいリンクは、待たなくても開けます。`,
      429,
      ask,
    ),
    retryAfter: minutes * 60,
  }),
  standing: standingProblem,
  login: (ask: Ask, interrupted: Submitted | null, db: Read | null) =>
    ask.url.pathname === '/my' || ask.url.pathname.startsWith('/my/')
      ? withTyped(enterFirst(ask), interrupted)
      : loginFirst(ask, interrupted, db),
}
