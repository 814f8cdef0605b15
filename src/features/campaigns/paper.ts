import { html } from 'hono/html'
import { HEARD_TEXT } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Ask, Staff, View } from '#platform/page.ts'
import { sheet } from '#ui/print.ts'
import { qr } from '#ui/qr.ts'
import { doorPath, PATH } from './paths.ts'
import type { campaignById } from './store.ts'

type Campaign = NonNullable<Awaited<ReturnType<typeof campaignById>>>

/** So many small codes stand on the sheet, to be cut out. */
const SMALL = 9

/** One large code for a poster, small ones for flyers, and the address to be typed. */
export function codesView({ municipality, url, today }: Ask<Staff>, { name, medium, code, note }: Campaign): View {
  const address = `${url.origin}${doorPath(code)}`
  const label = `${municipality.desk_name}のご案内`
  return {
    title: `QRコード：${name}`,
    frame: 'print',
    back: PATH,
    body: sheet({
      title: `QRコード：${name}`,
      date: formatDay(today),
      from: municipality,
      body: html`<p>知ったきっかけ：${HEARD_TEXT[medium]}${note && `（${note}）`}</p>
        <p>切りとって、ポスターやチラシに貼れます。QRコードを読みとれない方のために、下の短いアドレスもいっしょにのせてください。</p>
        <section class="codes" aria-label="大きなQRコード"><figure class="big-code">${qr(address, label)}<figcaption>${label}<br>${address}</figcaption></figure></section>
        <section class="codes" aria-label="小さなQRコード">${Array.from({ length: SMALL }, () => html`<figure>${qr(address, label)}<figcaption>${address.replace(/^https?:\/\//, '')}</figcaption></figure>`)}</section>`,
    }),
  }
}
