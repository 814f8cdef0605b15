import { html } from 'hono/html'
import { loginFirst } from '#features/accounts/index.ts'
import type { Ask, View } from '#platform/page.ts'
import type { Submitted } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { pageHead } from '#ui/layout.ts'

const problem = (title: string, lead: string, status: View['status'], ask: Ask): View => ({
  title,
  ...(status ? { status } : {}),
  body: html`${pageHead({ title, lead })}<p>お困りのときは、${ask.municipality.desk_name}（電話 ${ask.municipality.desk_phone}）へ ご連絡ください。</p>
    <p>${linkButton({ href: ask.url.pathname.startsWith('/staff') ? '/staff' : '/', text: '最初の画面へ' })}</p>`,
})

/** The pages that answer where no feature does. Each says what to do. */
export const problems = {
  notFound: (ask: Ask) =>
    problem(
      'ページが見つかりません',
      'アドレスが変わったか、掲載が終わった可能性があります。最初の画面から おさがしください。',
      404,
      ask,
    ),
  forbidden: (ask: Ask) =>
    problem(
      'この画面は 開けません',
      'あなたの役割では この画面を見ることができません。必要なときは、システム管理の担当者にご相談ください。',
      403,
      ask,
    ),
  broken: (ask: Ask, requestId: string) =>
    problem(
      'うまく動きませんでした',
      `ご不便をおかけします。入力した内容は保存されていません。「戻る」で前の画面に戻り、もう一度 お試しください。続くときは、問い合わせ番号 ${requestId.slice(-8)} をお伝えください。`,
      503,
      ask,
    ),
  busy: (ask: Ask) =>
    problem(
      'ただいま つながりにくくなっています',
      'データベースにつながりません。1分ほど待ってから、「戻る」で前の画面に戻り、もう一度 お試しください。',
      503,
      ask,
    ),
  tooLarge: (ask: Ask) =>
    problem(
      'ファイルが大きすぎます',
      '受け取れるのは10メガバイトまでです。ファイルを分けるか、小さくしてから もう一度 お送りください。',
      413,
      ask,
    ),
  foreign: (ask: Ask) =>
    problem(
      'この送信は受け取れません',
      '別のサイトから送られた可能性があるため、受け取りませんでした。この画面をもう一度 開いてから、やり直してください。',
      403,
      ask,
    ),
  login: (ask: Ask, interrupted: Submitted | null) => loginFirst(ask, interrupted),
}
