import { html } from 'hono/html'
import type { View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { passkeyPart } from '../passkeys/views.ts'
import { type Way, wayFields } from './arrival.ts'

export type LoginPage = {
  next: string
  login?: string
  errors?: { login?: string; password?: string }
  /** Why another way in did not lead in. */
  says?: string
  status?: View['status']
  retryAfter?: number
  interrupted?: string
  /** The name of the city's identity service, where it has one. */
  identity: string | null
}

/** The login. `interrupted` carries a form that was sent after the session had ended, so that nothing typed is lost. */
export const loginView = (page: LoginPage): View => {
  const { next, login = '', errors = {}, says, status, retryAfter, interrupted = '', identity } = page
  return {
    title: 'ログイン',
    ...(status ? { status } : {}),
    ...(retryAfter ? { retryAfter } : {}),
    body: html`${pageHead({ title: '職員ログイン', lead: '相談窓口の職員が使う画面です。' })}
    ${says ? notice({ kind: 'error', title: says, live: true }) : ''}
    ${interrupted ? notice({ kind: 'warning', title: '時間がたったため、ログアウトしました。', body: 'いま入力した内容は残っています。ログインすると、続きから送れます。' }) : ''}
    ${checked(
      errors,
      form({
        action: '/login',
        body: [
          wayFields({ next, interrupted }),
          textField({
            name: 'login',
            label: 'ログイン名',
            value: login,
            required: true,
            autocomplete: 'username',
            width: 'medium',
            error: errors.login,
          }),
          textField({
            name: 'password',
            label: 'パスワード',
            type: 'password',
            required: true,
            autocomplete: 'current-password',
            width: 'medium',
            error: errors.password,
          }),
        ],
        submit: button({ text: 'ログイン', kind: 'main' }),
      }),
    )}
    <h2>ほかの入り方</h2>
    ${identity !== null && identityPart({ next, interrupted }, identity)}
    ${passkeyPart({
      ...{ action: '/login/passkey', ask: '/login/passkey/ask', text: 'パスキーで入る' },
      body: wayFields({ next, interrupted }),
      instead:
        'パスキーは、このブラウザーでは使えません（JavaScriptを使えるようにすると使えます）。ログイン名とパスワードでログインしてください。',
    })}`,
  }
}

/**
 * The way to the city's identity service is a link: a form may lead to no other host (form-action of the content security
 * policy). What was interrupted is handed in first.
 */
const identityPart = (way: Way, name: string): Html =>
  way.interrupted
    ? form({ action: '/login/identity', body: wayFields(way), submit: button({ text: `${name}で入る` }) })
    : html`<div class="buttons">${linkButton({ href: `/login/identity?next=${encodeURIComponent(way.next)}`, text: `${name}で入る` })}</div>`
