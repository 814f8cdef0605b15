import { PREFS, prefCookie, sessionCookie } from '#platform/cookies.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, type Public, page, type Redirect, type Reply, type View } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { logOut } from './actions.ts'
import { loginForm } from './forms.ts'
import { leaveThere } from './identity/actions.ts'
import { identityPages, leftView } from './identity/public.ts'
import { identityName } from './identity/store.ts'
import { arrived, nextOf, ownPath, pack, wayOf } from './login/arrival.ts'
import { frontView } from './login/front.ts'
import { entryOf, logIn } from './login/logins.ts'
import { loginView } from './login/view.ts'
import { passkeyPages } from './passkeys/public.ts'
import type { LoginRefusal } from './rules.ts'
import { secondPages } from './second/public.ts'
import { halfwayView } from './second/views.ts'
import { LOGIN_TEXT } from './text.ts'

/** Staff page without a session: log in first, then go on where you were, with what you had typed. */
export const loginFirst = async (ask: Ask, form: Submitted | null, db: Read | null): Promise<View> =>
  loginView({
    next: nextOf(ask.url.pathname + ask.url.search, ask.url),
    status: 401,
    ...(form ? { interrupted: pack(ask, form) } : {}),
    identity: db && (await identityName(db)),
  })

const statusOf = (refused: LoginRefusal) => (refused === 'wrong' || refused === 'disabled' ? 422 : 429)

const login = page.public({
  path: '/login',
  can: 'everyone',
  audit: 'none',
  takes: 'packed',
  get: {
    arrive: (ask, database) =>
      frontView(ask, database, { next: nextOf(ask.url.searchParams.get('next') ?? '', ask.url) }),
  },
  enter: async (ask, database, form) => {
    const name = one(form, 'login').normalize('NFKC').trim()
    const way = wayOf(ask, form)
    const shown = { ...way, login: name }
    const typed = accept(loginForm, form)
    if (!typed.ok) return frontView(ask, database, { ...shown, errors: typed.errors, status: 422 })
    const result = await logIn(database, ask, { ...typed.value, login: name }, ask.cookies[sessionCookie(ask.tls)])
    if ('second' in result) return halfwayView(ask, database, way, result)
    if ('token' in result) return arrived(ask, way, result)
    const { refused, seconds } = result
    const errors = { login: LOGIN_TEXT[refused](seconds) }
    return frontView(ask, database, { ...shown, errors, status: statusOf(refused), retryAfter: seconds })
  },
})

const logout = page.public({
  path: '/logout',
  can: 'everyone',
  audit: 'none',
  // From the page that shows the way out of the service, as where the letters are made larger on it.
  get: async () => ({ redirect: '/' }),
  enter: async (ask, database): Promise<Reply> => {
    const token = ask.cookies[sessionCookie(ask.tls)]
    const account = token && (await database.write(entryOf(ask), tx => logOut(tx, token, ask.now)))
    const there = account && (await leaveThere(database, ask, account))
    const cookies = [{ name: sessionCookie(ask.tls), value: '', maxAge: 0 }]
    return there ? { ...leftView(there), cookies } : { redirect: '/', flash: 'ログアウトしました。', cookies }
  },
})

/** Keeps the letters, colours and words that were chosen, and leads back. */
const chosen = ({ url }: Ask<Public>): Redirect => ({
  redirect: ownPath(url.searchParams.get('to') ?? '/', url),
  cookies: PREFS.filter(name => url.searchParams.has(name)).map(name => ({
    name: prefCookie(name),
    value: url.searchParams.get(name) === '1' ? '1' : '0',
    maxAge: 31_536_000,
  })),
})

/** From a page on which something was typed it is a form that is sent: all of it goes along. */
const prefs = page.public({
  path: '/prefs',
  can: 'everyone',
  audit: 'none',
  get: async ask => chosen(ask),
  post: async ask => ({ ...chosen(ask), along: true }),
})

export const pages = [login, ...secondPages, ...passkeyPages, ...identityPages, logout, prefs]
