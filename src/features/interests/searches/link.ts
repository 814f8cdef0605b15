import { html } from 'hono/html'
import { type Ask, type Link, page, type View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { numbers } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { end } from './actions.ts'
import { type LinkedSearch, linkedSearch } from './store.ts'

const pathOf = (ask: Ask<Link, 'token'>): string => `/searches/at/${ask.params.token}`

const questionView = (ask: Ask<Link, 'token'>, { name }: LinkedSearch): View => ({
  title: '新しい活動のお知らせをやめる',
  body: html`${pageHead({ title: 'このお知らせをやめますか', lead: `条件：${name}` })}
    <p>ほかの条件のお知らせと、ご自分で申しこんだことの連絡は、これからも届きます。</p>
    ${form({ action: pathOf(ask), body: false, submit: button({ text: 'このお知らせをやめる', kind: 'main' }) })}`,
})

const doneView = ({ municipality }: Ask<Link, 'token'>, { name }: LinkedSearch): View => ({
  title: 'お知らせをやめました',
  body: html`${pageHead({ title: 'お知らせをやめました', lead: `条件：${name}` })}
    <p>この条件のお知らせは、もう送りません。また受けとりたいときは、わたしのページから、もう一度始められます。</p>
    <p>${linkButton({ href: '/my/login', text: 'わたしのページへ' })}</p><p>${numbers(`お電話でもお受けします（${municipality.desk_name} ${municipality.desk_phone}）。`)}</p>`,
})

/** Where a search is ended by one press, by whoever holds the link of its notice. A look changes nothing. */
export const stopByLink = page.link({
  path: '/searches/at/:token',
  can: 'saved_search.stop',
  audit: { action: 'search.stop', subject: ask => [...ask.actor.subject] },
  get: async (ask, db) => {
    const found = await linkedSearch(db, ask.actor.subject[1])
    return found ? (found.ended_at ? doneView(ask, found) : questionView(ask, found)) : null
  },
  post: async (ask, tx) => {
    const found = await linkedSearch(tx, ask.actor.subject[1])
    if (!found) return null
    await end(tx, found.id, { as: 'link', person: null, by: null, now: ask.now })
    return doneView(ask, found)
  },
})
