import { html } from 'hono/html'
import { linkButton } from './button.ts'
import { dial } from './frame.ts'
import type { Content, Html } from './html.ts'
import { pageHead } from './layout.ts'
import { plainly } from './plainly.ts'

type Desk = { desk_name: string; desk_phone: string; desk_hours: string; desk_address: string }

/** What stands in the place of any page while there is no connection: whom to call, and when; `more` is one's own. */
export const offlineBody = (desk: Desk, more: Content = false): Html =>
  html`${pageHead({
    title: 'いまは、つながっていません',
    lead: plainly(
      'インターネットにつながらないため、ページを開けませんでした。電波のよいところで、もう一度お試しください。',
      'インターネットが使えません。電波が届くところで、もう一度開いてください。',
    ),
  })}${more}
    <section class="box stack" aria-labelledby="desk"><h2 id="desk">お電話でもお受けします</h2>
    <p>${linkButton({ href: dial(desk.desk_phone), text: desk.desk_phone, kind: 'main', icon: 'phone' })}</p>
    <p>${desk.desk_name}（${desk.desk_hours}）<br>${desk.desk_address}</p></section>
    <p>${linkButton({ href: '/', text: 'もう一度開いてみる', icon: 'next' })}</p>`

export const examples: Record<string, () => Html> = {
  'no connection': () =>
    offlineBody({
      ...{ desk_name: '柏市セカンドライフ応援窓口', desk_phone: '04-0000-0000' },
      ...{ desk_hours: '平日9時〜17時', desk_address: '柏市柏5-10-1' },
    }),
}
