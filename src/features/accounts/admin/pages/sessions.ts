import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { type Html, sr } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import type { Session } from '../store.ts'

/**
 * The sessions that are open, each with the way to end it; `here` is the hash of the token of whoever looks. Which machine
 * it is nobody noted: when it began and when it was last used tells its owner.
 */
export function sessionsPart(action: string, sessions: readonly Session[], here: string): Html {
  const others = sessions.filter(({ token }) => token !== here)
  const end = (one: Session) =>
    one.token === here
      ? html`<b>いまお使いの端末</b>`
      : form({
          ...{ action, once: newId(), body: hidden('session', one.id) },
          submit: button({ text: html`ログアウトにする${sr(`（${momentText(one.begun_at)}から）`)}`, kind: 'plain' }),
        })
  return html`${table({
    caption: 'ログイン中の端末',
    unit: '台',
    cards: true,
    items: sessions,
    empty: 'いまログインしている端末はありません。',
    columns: [
      { key: 'begun', title: 'ログインした日時', header: true, cell: one => momentText(one.begun_at) },
      { key: 'seen', title: '最後に使った日時', cell: one => momentText(one.seen_at) },
      { key: 'end', title: '操作', pressed: true, cell: end },
    ],
  })}${
    others.length > 1 &&
    form({
      ...{ action, once: newId(), body: hidden('session', 'others') },
      submit: button({
        text: `${others.length < sessions.length ? 'ほかの' : 'すべての'}端末をログアウトにする`,
        kind: 'danger',
      }),
    })
  }`
}
