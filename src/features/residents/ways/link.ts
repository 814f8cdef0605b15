import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { type Ask, type Link, page, type View } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import { pageHead } from '#ui/layout.ts'
import { plainly } from '#ui/plainly.ts'
import { LOGIN } from '../sign-in/views.ts'
import { undo } from './actions.ts'
import { type SeenChange, seenChange } from './store.ts'
import { changeText, UNDO } from './text.ts'

const call = ({ municipality: { desk_phone, desk_hours } }: Ask<Link, 'token'>) =>
  html`${phoneLink(desk_phone)}（${desk_hours}）`

const questionView = (ask: Ask<Link, 'token'>, change: SeenChange): View => ({
  title: '変更を取り消す',
  body: html`${pageHead({ title: 'この変更を取り消しますか', lead: `${formatDay(dayOf(change.at))}に、${changeText(change)}` })}
    <ul class="points"><li>${plainly('ご自分でなさったときは、何もしなくてだいじょうぶです。このページを閉じてください。', 'あなたがしたときは、なにもしないで、このページを閉じてください。')}</li>
    <li>${plainly('心当たりがないときは、取り消してください。この変更の1日前から、いままでの変更が、すべてもとに戻ります。', '知らないときは、「変更を取り消す」を押してください。1日前から、いままでのことが、もとに戻ります。')}</li>
    <li>${plainly('いまページを開いている端末は、すべてログアウトになります。', 'いま開いている電話やパソコンは、ぜんぶログアウトします。')}</li></ul>
    ${form({ action: `/ways/at/${ask.params.token}`, body: false, submit: button({ text: '変更を取り消す', kind: 'danger' }) })}
    <p>${plainly('わからないときは、窓口にお電話ください。', 'わからないときは、電話してください。')}${call(ask)}</p>`,
})

const doneView = (ask: Ask<Link, 'token'>): View => ({
  title: '変更を取り消しました',
  body: html`${pageHead({ title: '変更を取り消しました', lead: plainly('1分ほどで、ログインのしかたが変更の前に戻ります。', '1分くらいで、前に戻ります。') })}
    <p>${plainly('ほかの方が使ったかもしれないときは、窓口にもお電話ください。', 'だれかが使ったかもしれません。電話もしてください。')}${call(ask)}</p>
    <p><a href="${LOGIN}">わたしのページに入る</a></p>`,
})

/** Where a change of the ways in is put back. A look changes nothing: a program that opens every link of a mail undoes none. */
export const undoPage = page.link({
  path: '/ways/at/:token',
  can: UNDO,
  audit: { action: 'way.undo', subject: ask => [...ask.actor.subject] },
  get: async (ask, db) => {
    const change = await seenChange(db, ask.actor.subject[1])
    return change ? (change.undone_at ? doneView(ask) : questionView(ask, change)) : null
  },
  post: async (ask, tx) => {
    const change = await seenChange(tx, ask.actor.subject[1])
    if (!change) return null
    await undo(tx, change.id, ask.now)
    return doneView(ask)
  },
})
