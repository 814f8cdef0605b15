import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import { formatDay } from '#platform/dates.ts'
import type { Ask, Staff, View } from '#platform/page.ts'
import type { Html } from '#ui/html.ts'
import { sheet } from '#ui/print.ts'
import type { Handed } from '../actions.ts'
import { aboutText, NO_NAME, READERS, SCALE } from '../text.ts'

/** One slip: half of an A4 sheet, the same questions as behind its code. */
const slip = ({ municipality, url }: Ask<Staff>, handed: Handed): Html =>
  sheet({
    title: '満足度のアンケート',
    number: formatCode(handed.code),
    date: aboutText(handed),
    from: municipality,
    qr: { url: `${url.origin}/surveys/at/${handed.token}`, label: 'スマートフォンで答える' },
    body: html`<p>スマートフォンで右上のQRコードを読みとるか（${formatDay(handed.until_on)}まで、1回だけ）、この紙に書いて窓口へお戻しください。お電話でもうかがいます。${NO_NAME}</p>
      <p><b>1．いかがでしたか。1つに○をつけてください。</b></p>
      <section class="slip" aria-label="答えを書くところ"><ul class="boxes">${SCALE.map(({ value, label }) => html`<li><span class="box" aria-hidden="true"></span>${value} ${label}</li>`)}</ul></section>
      <p><b>2．ひとこと（書かなくてもかまいません）</b></p>
      <p class="lines" aria-hidden="true"></p><p><small>${READERS}</small></p>`,
  })

/** Slips to be handed out, two on a sheet. They are shown this one time: their links stand nowhere else. */
export const slipsView = (ask: Ask<Staff>, handed: readonly Handed[], back: string): View => ({
  title: '満足度のアンケート',
  frame: 'print',
  back,
  body: html`<div class="brief halves">${handed.map(one => slip(ask, one))}</div>`,
})
