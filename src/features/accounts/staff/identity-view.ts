import { html } from 'hono/html'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import type { Service } from '../identity/rules.ts'
import { boundSince } from '../identity/store.ts'
import { type Errors, ownPassword } from './fields.ts'

export const IDENTITY_PATH = '/staff/second/identity'
export const BIND_FIELD = 'bindWith'

/** Whether one's own account is bound to the city's identity service, and the way to bind or cut it. */
export async function identityPane(db: Read, account: string, service: Service, errors: Errors): Promise<Html> {
  const bound = await boundSince(db, account, service.issuer)
  return pane({
    title: `${service.name}でのログイン`,
    body: html`<div class="stack">${
      bound
        ? html`<p>${formatDay(today(bound.bound_at))}につなぎました。ログイン画面の「${service.name}で入る」から入れます。</p>${more(
            {
              title: 'つながりを外す',
              body: html`<p>外しても、パスワードではログインできます。</p>${form({
                action: `${IDENTITY_PATH}/cut`,
                body: '',
                submit: button({ text: 'つながりを外す', kind: 'danger' }),
              })}`,
            },
          )}`
        : html`<p>はじめに一度だけ、ご自分の${service.name}とつなぎます。そのあとは、パスワードを入力しないでログインできます。</p>${more(
            {
              title: `${service.name}とつなぐ`,
              open: Boolean(errors[BIND_FIELD]),
              body: form({
                action: IDENTITY_PATH,
                body: ownPassword(BIND_FIELD, errors),
                submit: button({ text: 'つなぐ', kind: 'main' }),
              }),
            },
          )}`
    }</div>`,
  })
}
