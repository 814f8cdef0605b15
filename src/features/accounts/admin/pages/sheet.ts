import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Ask, Staff, View } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import { sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { PASSWORD } from '../../rules.ts'
import type { Made } from '../actions.ts'

/** The sheet that the administrator hands over: the link stands on it, and nowhere else. It is shown this one time. */
export function linkSheet(ask: Ask<Staff>, { token, until, login, name }: Made, account: string): View {
  const url = `${ask.url.origin}/accounts/at/${token}`
  const { name: city, desk_name, desk_phone, desk_hours } = ask.municipality
  return {
    title: 'ログインのご案内',
    frame: 'print',
    back: `/staff/accounts/${account}`,
    body: html`<div class="brief">${sheet({
      title: 'ログインのご案内',
      date: formatDay(ask.today),
      from: { name: city, desk_name, desk_phone, desk_hours },
      qr: { url, label: 'パスワードを決めるページ' },
      body: html`<p class="to">${name} 様</p>
        <p>結い（職員の画面）に入るためのパスワードを、ご自分で決めてください。下のアドレスをそのまま開くか、右上のQRコードをスマートフォンで読みとってください。</p>
        ${summary([
          { label: 'ログイン名', value: login },
          { label: 'アドレス', value: html`<span class="address">${url}</span>` },
          { label: '使える期限', value: `${momentText(until, ask.now)}まで、1回だけ` },
          {
            label: 'パスワード',
            value: `${PASSWORD.shortest}文字以上。ことばをいくつかつなげると、覚えやすく長くできます。`,
          },
        ])}
        <p><b>渡す方へ：</b>このご案内は、この画面にしか出ません。印刷するかアドレスを控えて、ご本人に直接渡してください。なくしたときは、職員のページで作り直せます。</p>
        <p><b>受けとった方へ：</b>このアドレスは、ほかの人に見せないでください。パスワードを決めたら、この紙は細かく切って捨ててください。</p>`,
    })}</div>`,
  }
}
