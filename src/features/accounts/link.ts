import { html } from 'hono/html'
import { z } from 'zod'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, type Link, page, type View } from '#platform/page.ts'
import { accept } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { hidden, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { againAlike, chosenPassword } from './forms.ts'
import { hashPassword, inTurn } from './login/passwords.ts'
import { PASSWORD } from './rules.ts'
import { accountOfLink, setPassword } from './store.ts'
import { LOGIN_TEXT } from './text.ts'

const chosenForm = z.object({ password: chosenPassword, again: z.string() })

type Entering = { name: string; login: string }

const view = (ask: Ask<Link, 'token'>, { name, login }: Entering, errors: Record<string, string> = {}): View => ({
  title: 'パスワードを決める',
  ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
  body: html`${pageHead({ title: 'パスワードを決める', lead: `${name}さんが職員の画面に入るためのパスワードです。ご本人だけが知っているものにしてください。` })}
    <p>ログイン名は <b>${login}</b> です。</p>
    ${checked(
      errors,
      form({
        action: `/accounts/at/${ask.params.token}`,
        once: newId(),
        body: [
          hidden('username', login),
          textField({
            ...{ name: 'password', label: '新しいパスワード', type: 'password', required: true, width: 'medium' },
            ...{ autocomplete: 'new-password', error: errors['password'] },
            hint: `${PASSWORD.shortest}文字以上。ことばをいくつかつなげると、覚えやすく長くできます。`,
          }),
          textField({
            ...{
              name: 'again',
              label: '新しいパスワード（もう一度）',
              type: 'password',
              required: true,
              width: 'medium',
            },
            ...{ autocomplete: 'new-password', error: errors['again'] },
          }),
        ],
        submit: button({ text: 'このパスワードに決める', kind: 'main' }),
      }),
    )}`,
})

/** By the link that an administrator made, its owner chooses a password, once. Nobody is logged in by it. */
export const enterPage = page.link({
  path: '/accounts/at/:token',
  can: 'account.enter',
  audit: { action: 'account.enter', subject: ask => [...ask.actor.subject] },
  get: async (ask, db) => {
    const account = await accountOfLink(db, ask.actor.subject[1])
    return account ? view(ask, account) : null
  },
  post: async (ask, tx, typed) => {
    const [, id] = ask.actor.subject
    const account = await accountOfLink(tx, id)
    if (!account) return null
    const read = accept(chosenForm, typed, againAlike([account.login, account.name]))
    if (!read.ok) return view(ask, account, read.errors)
    const hash = await inTurn(() => hashPassword(read.value.password))
    if (hash === 'busy') return view(ask, account, { password: LOGIN_TEXT.busy() })
    await setPassword(tx, id, hash, ask.now)
    await record(tx, { kind: 'account.password-set', subject: ['account', id], by: id, now: ask.now })
    return {
      redirect: '/login?next=/staff',
      flash: 'パスワードを決めました。ログイン名とパスワードを入力して、ログインしてください。',
    }
  },
})
