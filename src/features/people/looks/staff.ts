import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { personPath } from '../head.ts'
import { see } from './actions.ts'
import { listPage } from './list.ts'
import { beginPage, PEOPLE } from './staff-begin.ts'
import { type Look, lookById } from './store.ts'
import { LOOKS, lookPath } from './subject.ts'

const factsOf = (look: Look, named: boolean): Html =>
  summary([
    { label: '見た職員', value: look.by },
    {
      label: '見た方',
      value: named
        ? html`<a href="${personPath(look.person_id)}">${look.number} ${look.name}</a>`
        : `No. ${look.number}`,
    },
    { label: 'いつ', value: `${momentText(look.begun_at)}から${momentText(look.until_at)}まで` },
    { label: 'わけ', value: look.reason },
    {
      label: '確かめた職員',
      value: look.seen_at ? `${look.seen_by}（${formatDay(dayOf(look.seen_at))}）` : 'まだ確かめていません',
    },
  ])

const lookPage = page.staff({
  path: lookPath(':id'),
  can: 'urgent-looks.see',
  audit: { action: 'urgent-look.read', subject: ask => ['urgent_look', ask.params.id] },
  get: async (ask, db) => {
    const look = await lookById(db, ask.params.id)
    return look ? oneView(ask, look) : null
  },
})

const oneView = (ask: Ask<Staff>, look: Look, refused = false): View => ({
  title: '緊急時の閲覧',
  nav: PEOPLE,
  ...(refused ? { status: 422 as const } : {}),
  body: html`${may(ask, 'urgent-looks.list') ? backLink(LOOKS, '緊急時の閲覧の一覧') : backLink('/staff', 'やること')}
    ${pageHead({ title: '緊急時の閲覧', lead: 'わけを読み、必要な閲覧だったかを、見た職員に確かめてください。気になるときは、管理者に伝えます。' })}
    ${refused && notice({ kind: 'error', live: true, title: '自分の閲覧は、ほかの職員が確かめます。' })}
    ${factsOf(look, may(ask, 'people.read'))}
    ${
      look.account_id !== ask.actor.id &&
      form({
        ...{ action: `${lookPath(look.id)}/seen`, once: newId(), body: '' },
        submit: button({ text: '確かめました', kind: 'main' }),
      })
    }`,
})

const seenPage = page.staff({
  path: `${LOOKS}/:id/seen`,
  can: 'urgent-looks.see',
  audit: { action: 'urgent-look.seen', subject: ask => ['urgent_look', ask.params.id] },
  post: async (ask, tx): Promise<Reply> => {
    const look = await lookById(tx, ask.params.id)
    if (!look) return null
    if (!(await see(tx, look.id, doing(ask)))) return oneView(ask, look, true)
    return { redirect: may(ask, 'urgent-looks.list') ? LOOKS : '/staff', flash: '確かめたことを記録しました。' }
  },
})

/** Fixed paths first. */
export const lookPages = [listPage, beginPage, lookPage, seenPage]
