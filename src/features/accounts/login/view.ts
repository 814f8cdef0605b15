import { html } from 'hono/html'
import type { View } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { wayFields } from './arrival.ts'

type LoginPage = {
  next: string
  login?: string
  errors?: { login?: string; password?: string }
  status?: View['status']
  interrupted?: string
}

/** The login. `interrupted` carries a form that was sent after the session had ended, so that nothing typed is lost. */
export const loginView = ({ next, login = '', errors = {}, status, interrupted = '' }: LoginPage): View => ({
  title: 'ログイン',
  ...(status ? { status } : {}),
  body: html`${pageHead({ title: '職員ログイン', lead: '相談窓口の職員が使う画面です。' })}
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
    )}`,
})
