import { html } from 'hono/html'
import { isId, newId } from '#platform/ids.ts'
import { page } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { takeNumber } from './actions.ts'
import { queuesOf, queueSeen, shownOn, waitingOf } from './store.ts'

/** The screen on the wall asks anew after so many seconds, without a script. */
const SECONDS = 15
/** So many of those who were called last stand large. */
const LARGE = 3

/** Numbers only, and where to go: the screen at the desk, and for whoever waits outside. */
export const screen = page.public({
  path: '/queues/:id',
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const queue = isId(ask.params.id) ? await queueSeen(db, ask.params.id) : undefined
    if (!queue) return null
    const shown = await shownOn(db, queue.id, ask.today)
    const called = shown.filter(({ status }) => status === 'called').slice(0, LARGE)
    const waiting = shown.filter(({ status }) => status === 'waiting')
    return {
      title: `お呼び出し：${queue.name}`,
      bare: true,
      refresh: { after: SECONDS },
      body: html`${pageHead({ title: queue.name })}
        <section class="stack" aria-labelledby="called"><h2 id="called">お呼びしている番号</h2>
        ${called.length === 0 ? html`<p>いまは、ありません。</p>` : html`<ol class="called">${called.map(one => html`<li><b>${one.number}</b><span>番の方　${one.counter && `${one.counter}番窓口へ`}</span></li>`)}</ol>`}</section>
        <section class="stack" aria-labelledby="waiting"><h2 id="waiting">お待ちの番号（${waiting.length}人）</h2>
        <p class="waiting">${waiting.length === 0 ? 'いまは、ありません。' : waiting.map(({ number }) => number).join('　')}</p></section>`,
    }
  },
})

/** The button at the door: one press, one number. */
export const atTheDoor = page.link({
  path: '/queues/at/:token',
  can: 'walk_queue.take',
  audit: { action: 'appointment.take', subject: ask => [...ask.actor.subject] },
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
