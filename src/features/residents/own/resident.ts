import { html } from 'hono/html'
import { endOwnSessions, ownSessions } from '#features/accounts/index.ts'
import { doneOr } from '#platform/flash.ts'
import { isId, newId } from '#platform/ids.ts'
import { doing, page } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { sr } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { phrased } from '#ui/phrases.ts'
import { plainly } from '#ui/plainly.ts'
import { table } from '#ui/table.ts'

export const DEVICES = '/my/devices'

type Session = Awaited<ReturnType<typeof ownSessions>>[number]

const endForm = (session: string, begun: string) =>
  form({
    ...{ action: DEVICES, once: newId(), body: hidden('session', session) },
    submit: button({ text: html`ログアウトにする${sr(begun && `（${begun}から）`)}` }),
  })

const listed = (sessions: readonly Session[], here: string) =>
  table({
    ...{ caption: 'わたしのページを開いている端末', unit: '台', cards: true, items: sessions, empty: '' },
    columns: [
      { key: 'begun', title: '入った日時', header: true, cell: one => momentText(one.begun_at) },
      { key: 'seen', title: '最後に使った日時', cell: one => momentText(one.seen_at) },
      {
        key: 'kept',
        title: 'おぼえているか',
        cell: one => (one.remembered ? '30日おぼえています' : 'おぼえていません'),
      },
      {
        ...{ key: 'end', title: '操作', pressed: true },
        cell: one => (one.token === here ? html`<b>いまお使いの端末</b>` : endForm(one.id, momentText(one.begun_at))),
      },
    ],
  })

/** Where one's own account is open, and the way to end it there. */
export const devicesPage = page.resident({
  path: DEVICES,
  can: 'everyone',
  stand: 'never',
  audit: { action: 'resident.devices' },
  get: async (ask, db) => {
    const sessions = await ownSessions(db, ask.actor.id, ask.now)
    return {
      title: '入っている端末',
      nav: '/my',
      body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title: '入っている端末', lead: plainly('あなたのページを開いたままの、スマートフォンやパソコンです。', 'あなたのページが、いま開いている電話やパソコンです。') })}
        ${listed(sessions, ask.actor.session)}
        ${sessions.length > 2 && form({ action: DEVICES, once: newId(), body: hidden('session', 'others'), submit: button({ text: 'ほかの端末をすべてログアウトにする', kind: 'danger' }) })}
        <p class="hint">${phrased(plainly('心当たりのない端末があるときは、ログアウトにして、窓口にもお知らせください。', '知らない機械があるときは、「ログアウトにする」を押してください。電話もしてください。'))}</p>`,
    }
  },
  post: async (ask, tx, typed) => {
    const session = one(typed, 'session')
    const ended = await endOwnSessions(tx, { one: isId(session) ? session : null, here: ask.actor.session }, doing(ask))
    return {
      redirect: DEVICES,
      ...doneOr(ended > 0, `${ended}台の端末をログアウトにしました。`, 'その端末は、もうログアウトしています。'),
    }
  },
})

export const residentPages = [devicesPage]
