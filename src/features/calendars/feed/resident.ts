import { html } from 'hono/html'
import { today as dayOf, hasCome } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Resident, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { phrased } from '#ui/phrases.ts'
import { qr } from '#ui/qr.ts'
import { USED_TEXT } from '../text.ts'
import { PATH } from '../week/view.ts'
import { openFeed, shutFeed } from './actions.ts'
import { FEED_PATH, feedPath } from './paths.ts'
import { isEnding } from './rules.ts'
import { type Feed, ownFeed } from './store.ts'

const press = (go: string, text: string, kind: 'main' | 'danger'): Content =>
  form({ action: FEED_PATH, body: [hidden('do', go), hidden('id', newId())], submit: button({ text, kind }) })

/** Where the feed stands: none, in use until a day (told loudly where that is near), or over. */
function standing(feed: Feed | undefined, now: string): Content {
  if (!feed) return notice({ kind: 'info', title: 'まだ住所を作っていません。' })
  const until = formatDay(dayOf(feed.until_at))
  if (hasCome(feed.until_at, now))
    return notice({ kind: 'warning', title: `住所の期限（${until}）が過ぎました。作り直してください。` })
  const near = isEnding(feed.until_at, now)
  return notice({
    kind: near ? 'warning' : 'success',
    title: `${formatDay(dayOf(feed.at))}に作った住所を、${until}まで使えます。`,
    body: near ? '期限が近づいています。続けてお使いになるときは、作り直してください。' : undefined,
  })
}

const shell = (body: Content, status: 200 | 409 = 200): View => ({
  title: 'スマートフォンのカレンダーに出す',
  nav: '/my',
  status,
  body: html`${backLink(PATH, '予定表へ')}${body}`,
})

async function view(ask: Ask<Resident>, db: Read, told: Content = false, status: 200 | 409 = 200): Promise<View> {
  const feed = await ownFeed(db)
  return shell(
    html`${pageHead({ title: 'スマートフォンのカレンダーに出す', lead: 'あなただけの「予定表の住所」を作り、お使いのカレンダーに登録します。予定が変わると、カレンダーも変わります。' })}
      ${told}${standing(feed, ask.now)}
      <ul class="points"><li>住所を知っている人は、あなたの予定（活動の名前・日時・場所）を見られます。ほかの方に教えないでください。</li>
      <li>お名前、電話番号、団体の名前は入りません。</li><li>住所は1年使えます。期限の30日前からお知らせします。いつでもやめられます。</li></ul>
      ${press('open', feed ? '新しい住所に作り直す' : '予定表の住所を作る', 'main')}
      ${feed && html`<p class="hint">${phrased('作り直すと、前の住所は使えなくなります。カレンダーに登録し直してください。')}</p>${more({ title: '使うのをやめる', body: press('shut', '住所を使えなくする', 'danger') })}`}`,
    status,
  )
}

/** The address, told once: it is stored nowhere. */
const madeView = (ask: Ask<Resident>, token: string): View => {
  const address = `${ask.url.origin}${feedPath(token)}`
  return shell(html`${pageHead({ title: '予定表の住所ができました', lead: 'この画面を閉じると、同じ住所はもう見られません（作り直すことは、いつでもできます）。' })}
    <div class="buttons">${linkButton({ href: address.replace(/^https?/, 'webcal'), text: 'この端末のカレンダーに入れる', kind: 'main' })}</div>
    <p>ほかのスマートフォンに入れるときは、この印（QRコード）を読みとります。</p>${qr(address.replace(/^https?/, 'webcal'), '予定表の住所')}
    ${textField({ name: 'address', label: '予定表の住所（URL）', value: address, readonly: true, hint: 'パソコンのカレンダーでは、「URLで追加」に貼りつけます。' })}`)
}

export const feedResidentPages = [
  page.resident({
    path: FEED_PATH,
    can: 'everyone',
    audit: { action: 'calendar.share', subject: ask => ['person', ask.actor.person] },
    get: (ask, db) => view(ask, db),
    post: async (ask, tx, typed) => {
      if (one(typed, 'do') === 'shut') {
        const done = await shutFeed(tx, ask.actor.person, doing(ask))
        return {
          redirect: FEED_PATH,
          ...doneOr(done, '住所を使えなくしました。', '使えなくする住所は、ありませんでした。'),
        }
      }
      const id = one(typed, 'id')
      const token = await openFeed(tx, isId(id) ? id : newId(), ask.actor.person, doing(ask))
      if (token === null) return view(ask, tx, notice({ kind: 'error', title: USED_TEXT, live: true }), 409)
      return madeView(ask, token)
    },
  }),
]
