import { html } from 'hono/html'
import { fullName } from '#features/people/index.ts'
import { formatCode } from '#features/requests/index.ts'
import { formatDay } from '#platform/dates.ts'
import { type Ask, page, type Staff, type View } from '#platform/page.ts'
import { type Content, whole } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { partnerById } from '../partners/store.ts'
import { OUTCOMES, REASONS, referralPath } from '../rules.ts'
import { type Referral, referralById } from '../store.ts'
import { OUTCOME_TEXT, REASON_TEXT } from '../text.ts'

/** A4, also by FAX: what went, and below it the slip on which the partner rings a number and sends it back. */
export const sheetPage = page.staff({
  path: `${referralPath(':id')}/sheet`,
  can: 'people.read',
  audit: { action: 'referral.sheet', subject: ask => ['referral', ask.params.id] },
  get: async (ask, db) => {
    const referral = await referralById(db, ask.params.id)
    if (!referral) return null
    const fax = (await partnerById(db, referral.organisation_id))?.fax ?? ''
    return sheetView(ask, referral, fax)
  },
})

/** There is a paper of what went as it was written, while it may still be read; of what was told by telephone alone there is none. */
export const hasSheet = (one: Referral): one is Referral & { told: NonNullable<Referral['told']> } =>
  one.told !== null && !one.withdrawn

const sheetView = (ask: Ask<Staff, 'id'>, referral: Referral, fax: string): View => ({
  title: `つなぎの紙 ${formatCode(referral.code)}`,
  frame: 'print',
  back: referralPath(ask.params.id),
  body: !hasSheet(referral)
    ? html`${pageHead({ title: 'つなぎの紙' })}${notice({
        kind: 'warning',
        title: 'この紙は出せません。',
        body: 'まだ送っていないか、電話で伝えたか、同意が取り消されています。',
      })}`
    : html`<div class="plain">${sheet({
        ...{ title: 'おつなぎのお願い', number: `番号 ${formatCode(referral.code)}`, from: ask.municipality },
        date: formatDay(referral.sent_on!),
        body: bodyOf(referral, referral.told, fax),
      })}</div>`,
})

const bodyOf = (referral: Referral, told: NonNullable<Referral['told']>, fax: string) =>
  html`<p class="to">${told.to} 御中${fax && html`<br>FAX ${fax}`}</p>
    <p>次の方をおつなぎします。${formatDay(referral.answer_due!)}までに、下の欄でお返事をお願いします。お電話でもうけたまわります。</p>
    ${summary([...told.rows, { label: 'お願いしたいこと', value: referral.question }])}
    <p>${referral.ground ? '' : 'ご本人の同意にもとづいてお伝えしています。'}ほかの目的には使わず、不要になったら廃棄してください。</p>
    <section class="slip" aria-label="お返事">
      <h2>お返事　番号 ${formatCode(referral.code)}　${fullName(referral).slice(0, 1)}＊様</h2>
      <p>あてはまる番号に○をつけて、この紙を送りかえすか、番号をお電話でお知らせください。</p>
      <p>１　受けます</p>
      <p>２　受けられません　４　つながりませんでした<br>理由：${numbered(REASONS.map(reason => REASON_TEXT[reason]))}</p>
      <p>３　つながりました<br>結果：${numbered(OUTCOMES.map(outcome => OUTCOME_TEXT[outcome]))}</p>
      <p>日付　　　月　　　日　　ほかの機関　　　　　　　　　　　　担当</p>
    </section>`

/** A number never parts from what it stands for: it is what is typed when the sheet comes back. */
const numbered = (texts: readonly string[]): Content => texts.map((text, at) => html`${whole(`${at + 1} ${text}`)}　`)
