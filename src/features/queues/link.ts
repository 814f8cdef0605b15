import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { page } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { takeNumber } from './actions.ts'
import { SECONDS } from './rules.ts'
import { queuesOf, waitingOf } from './store.ts'

/** The button at the door: one press, one number. */
const atTheDoor = page.link({
  path: '/queues/at/:token',
  can: 'walk_queue.take',
  audit: { action: 'queue.take', subject: ask => [...ask.actor.subject] },
  get: async (ask, db) => {
    const [queue] = await queuesOf(db)
    if (!queue) return null
    const mine = /^\d{1,4}$/.exec(ask.url.searchParams.get('number') ?? '')?.[0]
    const waiting = await waitingOf(db, queue.id, ask.today)
    return {
      title: '整理番号',
      bare: true,
      // Whoever comes next does not see the number of who was there before.
      ...(mine && { refresh: { after: SECONDS, to: `/queues/at/${ask.params.token}` } }),
      body: html`${pageHead({ title: queue.name, lead: mine ? 'この番号でお呼びします。おかけになってお待ちください。' : `いま ${waiting}人がお待ちです。` })}
        ${mine && notice({ kind: 'success', live: true, title: 'あなたの番号', body: html`<p class="called"><b>${mine}</b></p>` })}
        ${form({ action: `/queues/at/${ask.params.token}`, once: newId(), body: false, submit: button({ text: mine ? '次の方：番号をとる' : '番号をとる', kind: 'main' }) })}`,
    }
  },
  post: async (ask, tx) => {
    const [queue] = await queuesOf(tx)
    if (!queue) return null
    const number = await takeNumber(tx, queue.id, { by: null, now: ask.now, today: ask.today })
    return { redirect: `/queues/at/${ask.params.token}?number=${number}` }
  },
})

export const linkPages = [atTheDoor]
