import { html } from 'hono/html'
import { z } from 'zod'
import { knownCookie, sessionCookie } from '#platform/cookies.ts'
import { type Ask, page, type Redirect, type View } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { hidden, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { logOut } from './actions.ts'
import { loginForm } from './forms.ts'
import { entryOf, logIn } from './login/logins.ts'
import type { LoginRefusal } from './login/rules.ts'
import { KNOWN_DAYS, SESSION } from './rules.ts'
import { staffPages } from './staff.ts'
import { LOGIN_TEXT } from './text.ts'

/** Where to go after the login: only a path of our own, of the staff, as a header can carry it. */
function nextOf(text: string, here: URL): string {
  const path = ownPath(text, here)
  return /^\/staff(\/|\?|$)/.test(path) ? path : '/staff'
}

/** A path of our own as a browser would follow it, encoded; the first page for anything that leads elsewhere. */
function ownPath(to: string, { origin }: URL): string {
  const url = URL.parse(to, origin)
  return url?.origin === origin ? url.pathname + url.search + url.hash : '/'
}

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
          hidden('next', next),
          interrupted ? hidden('interrupted', interrupted) : '',
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

/** Staff page without a session: log in first, then go on where you were, with what you had typed. */
export const loginFirst = (ask: Ask, form: Submitted | null): View =>
  loginView({
    next: nextOf(ask.url.pathname + ask.url.search, ask.url),
    status: 401,
    ...(form ? { interrupted: pack(ask, form) } : {}),
  })

const pack = (ask: Ask, form: Submitted): string =>
  JSON.stringify({ action: ask.url.pathname + ask.url.search, fields: form.fields })

const PACKED = z.object({ action: z.string(), fields: z.record(z.string(), z.array(z.string())) })

/** What was packed; null for anything that we did not pack: it came back from a browser. */
function unpacked(packed: string): z.infer<typeof PACKED> | null {
  try {
    return PACKED.safeParse(JSON.parse(packed)).data ?? null
  } catch {
    return null
  }
}

/** The form that was interrupted, to be sent again by the person who typed it. */
function resumeView(packed: string, here: URL): View | null {
  const kept = unpacked(packed)
  if (!kept || nextOf(kept.action, here) !== kept.action) return null
  const fields = Object.entries(kept.fields).flatMap(([name, values]) => values.map(value => hidden(name, value)))
  return {
    title: '入力の続き',
    body: html`${pageHead({ title: '入力の続き', lead: 'ログインしました。入力した内容は残っています。「続ける」を押すと送ります。' })}
      ${form({ action: kept.action, body: fields, submit: button({ text: '続ける', kind: 'main' }) })}`,
  }
}

const statusOf = (refused: LoginRefusal) => (refused === 'wrong' || refused === 'disabled' ? 422 : 429)

const login = page.public({
  path: '/login',
  can: 'everyone',
  audit: 'none',
  takes: 'packed',
  get: async ask => loginView({ next: nextOf(ask.url.searchParams.get('next') ?? '', ask.url) }),
  enter: async (ask, database, form) => {
    const [name, next, interrupted] = [
      one(form, 'login').normalize('NFKC').trim(),
      nextOf(one(form, 'next'), ask.url),
      one(form, 'interrupted'),
    ]
    const shown = { next, login: name, interrupted }
    const typed = accept(loginForm, form)
    if (!typed.ok) return loginView({ ...shown, errors: typed.errors, status: 422 })
    const result = await logIn(database, ask, { ...typed.value, login: name }, ask.cookies[sessionCookie(ask.tls)])
    if ('refused' in result) {
      const { refused, seconds } = result
      const view = loginView({ ...shown, errors: { login: LOGIN_TEXT[refused](seconds) }, status: statusOf(refused) })
      return { ...view, ...(seconds > 0 ? { retryAfter: seconds } : {}) }
    }
    const cookies = [
      { name: sessionCookie(ask.tls), value: result.token, maxAge: SESSION.hours * 3600 },
      { name: knownCookie(ask.tls), value: result.browser, maxAge: KNOWN_DAYS * 86_400 },
    ]
    const resume = interrupted ? resumeView(interrupted, ask.url) : null
    return resume ? { ...resume, cookies } : { redirect: next, cookies }
  },
})

const logout = page.public({
  path: '/logout',
  can: 'everyone',
  audit: 'none',
  enter: async (ask, database): Promise<Redirect> => {
    const token = ask.cookies[sessionCookie(ask.tls)]
    if (token) await database.write(entryOf(ask), tx => logOut(tx, token, ask.now))
    return {
      redirect: '/',
      flash: 'ログアウトしました。',
      cookies: [{ name: sessionCookie(ask.tls), value: '', maxAge: 0 }],
    }
  },
})

const prefs = page.public({
  path: '/prefs',
  can: 'everyone',
  audit: 'none',
  get: async ask => {
    const { searchParams } = ask.url
    const to = searchParams.get('to') ?? '/'
    const chosen = (['large', 'contrast'] as const).filter(name => searchParams.has(name))
    return {
      redirect: ownPath(to, ask.url),
      cookies: chosen.map(name => ({
        name: `yui_${name}`,
        value: searchParams.get(name) === '1' ? '1' : '0',
        maxAge: 31_536_000,
      })),
    }
  },
})

export const pages = [login, logout, prefs, ...staffPages]
