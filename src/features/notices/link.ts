import { html } from 'hono/html'
import { purposeText } from '#features/consents/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, type Link, page, type View } from '#platform/page.ts'
import { id, instant, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { numbers } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { STOP } from './rules.ts'
import { askToStop } from './work/actions.ts'

const SEEN = { id, purpose: text(), planned_at: instant, stop_asked_at: maybe(instant) }
type Seen = Row<typeof SEEN>

const seen = async (db: Read, notice: string): Promise<Seen | undefined> =>
  (await rowsOf(db, SEEN)`select id, purpose, planned_at, stop_asked_at from notice where id = ${notice}`)[0]

const questionView = (ask: Ask<Link, 'token'>, { purpose, planned_at }: Seen): View => ({
  title: 'お知らせをやめる',
  body: html`${pageHead({
    title: 'お知らせをやめますか',
    lead: `${formatDay(dayOf(planned_at))}にお送りしたような「${purposeText(purpose)}」を、これから送らないようにします。`,
  })}<p>${numbers(`ご自分で申しこんだことの連絡（日時の変更など）は、これからも届きます。また受けとりたくなったときは、${ask.municipality.desk_name}へお電話ください（${ask.municipality.desk_phone}）。`)}</p>
    ${form({ action: `/notices/at/${ask.params.token}`, body: false, submit: button({ text: 'お知らせをやめる', kind: 'main' }) })}`,
})

const doneView = ({ municipality }: Ask<Link, 'token'>): View => ({
  title: 'お知らせをやめました',
  body: html`${pageHead({ title: 'お知らせをやめました', lead: 'このようなお知らせは、もう送りません。' })}
    <p>${numbers(`まちがえて押したときや、また受けとりたいときは、${municipality.desk_name}へお電話ください（${municipality.desk_phone}）。`)}</p>`,
})

/**
 * Where a notice is ended by one press. A look changes nothing (a program that opens every link of a mail ends none); the
 * program of mail itself may press (RFC 8058), from its own server.
 */
export const stopPage = page.link({
  path: '/notices/at/:token',
  can: STOP,
  audit: { action: 'notice.stop', subject: ask => [...ask.actor.subject] },
  fromAnywhere: true,
  get: async (ask, db) => {
    const found = await seen(db, ask.actor.subject[1])
    return found ? (found.stop_asked_at ? doneView(ask) : questionView(ask, found)) : null
  },
  post: async (ask, tx) => {
    const found = await seen(tx, ask.actor.subject[1])
    if (!found) return null
    if (!found.stop_asked_at) await askToStop(tx, found.id, ask.now)
    return doneView(ask)
  },
})
