import { html } from 'hono/html'
import { doneOr, type Flash } from '#platform/flash.ts'
import { isId } from '#platform/ids.ts'
import { doing, page } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { pageHead } from '#ui/layout.ts'
import { closeSessions } from '../admin/actions.ts'
import { sessionsPart } from '../admin/pages/sessions.ts'
import { sessionsOf } from '../admin/store.ts'
import { DEVICES, ownTabs } from './tabs.ts'

/** One's own sessions, and the way to end those elsewhere. */
export const devicesPage = page.staff({
  path: DEVICES,
  can: 'everyone',
  audit: { action: 'account.sessions' },
  get: async (ask, db) => ({
    title: 'ログイン中の端末',
    body: html`${pageHead({ title: 'ログイン中の端末', lead: `${ask.actor.name}さんのログイン名で、いま使われている端末です。` })}${ownTabs(DEVICES)}
      ${sessionsPart(DEVICES, await sessionsOf(db, ask.actor.id, ask.now), ask.actor.session)}
      <p class="hint">心当たりのない端末があるときは、ログアウトにしてから、パスワードを変えてください。</p>`,
  }),
  post: async (ask, tx, typed) => {
    const session = one(typed, 'session')
    const ended = await closeSessions(
      tx,
      ask.actor.id,
      isId(session) ? { one: session, but: ask.actor.session } : { but: ask.actor.session },
      doing(ask),
    )
    return { redirect: DEVICES, ...endedFlash(ended) }
  },
})

/** How many sessions were ended, as a message says it. */
export const endedFlash = (ended: number): { flash: Flash } =>
  doneOr(ended > 0, `${ended}台の端末をログアウトにしました。`, 'その端末は、もうログアウトしています。')
