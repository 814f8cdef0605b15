import { html } from 'hono/html'
import { type Ask, page, type Staff, type View } from '#platform/page.ts'
import { accept, one } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { changePassword, checkOwnPassword, ownWords } from '../actions.ts'
import { newAndAlike, passwordForm } from '../forms.ts'
import { PASSWORD } from '../rules.ts'
import { OWN_PASSWORD_TEXT } from '../text.ts'
import { ownTabs, PASSWORD_PATH } from './tabs.ts'

type Errors = Record<string, string>

const view = (ask: Ask<Staff>, errors: Errors = {}): View => ({
  title: 'パスワードを変える',
  ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
  body: html`${pageHead({ title: 'パスワードを変える', lead: `${ask.actor.name}さんのパスワードです。変えると、ほかの端末ではログアウトになります。` })}${ownTabs(PASSWORD_PATH)}
    ${checked(
      errors,
      form({
        action: PASSWORD_PATH,
        body: [
          password('current', 'いまのパスワード', 'current-password', errors),
          password('password', '新しいパスワード', 'new-password', errors, `${PASSWORD.shortest}文字以上。`),
          password('again', '新しいパスワード（もう一度）', 'new-password', errors),
        ],
        submit: button({ text: 'パスワードを変える', kind: 'main' }),
      }),
    )}`,
})

const password = (name: string, label: string, autocomplete: string, errors: Errors, hint?: string) =>
  textField({ name, label, type: 'password', required: true, autocomplete, width: 'medium', hint, error: errors[name] })

/** Changing one's own password. */
export const passwordPage = page.staff({
  path: PASSWORD_PATH,
  can: 'everyone',
  audit: { action: 'account.password' },
  get: async ask => view(ask),
  enter: async (ask, database, typed) => {
    const current = one(typed, 'current')
    const own = current === '' || (await checkOwnPassword(database, ask, current))
    const wrong: Errors = own === true ? {} : { current: OWN_PASSWORD_TEXT[own.refused](own.seconds) }
    const rule = newAndAlike(await ownWords(database, ask))
    const read = accept(passwordForm, typed, fields => ({ ...rule(fields), ...wrong }))
    if (!read.ok) return view(ask, read.errors)
    const ended = await changePassword(database, ask, read.value.password)
    if (ended === 'busy') return view(ask, { current: OWN_PASSWORD_TEXT.busy() })
    return {
      redirect: '/staff',
      flash: `パスワードを変えました。${ended > 0 ? `ほかの端末（${ended}台）ではログアウトになりました。` : ''}`,
    }
  },
})
