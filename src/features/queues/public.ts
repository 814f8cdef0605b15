import { html } from 'hono/html'
import { isId } from '#platform/ids.ts'
import { page } from '#platform/page.ts'
import { pageHead } from '#ui/layout.ts'
import { SECONDS } from './rules.ts'
import { queueSeen, shownOn } from './store.ts'

/** So many of those who were called last stand large. */
const LARGE = 3

/** Numbers only, and where to go: the screen at the desk, and for whoever waits outside. */
const screen = page.public({
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

export const publicPages = [screen]
