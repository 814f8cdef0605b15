import { html } from 'hono/html'
import { sessionCookie } from '#platform/cookies.ts'
import type { Database } from '#platform/db.ts'
import { type Ask, page, type Redirect, type Reply, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { arrived, nextOf, type Way, wayOf } from '../login/arrival.ts'
import { frontView } from '../login/front.ts'
import { forgotten } from '../login/single.ts'
import { halfwayView } from '../second/views.ts'
import { BACK_PATH, bindIdentity, comeBack, enterByIdentity, goThere, type Refused, type Returned } from './actions.ts'
import { IDENTITY_TEXT } from './text.ts'

const PUBLIC = { can: 'everyone', audit: 'none' } as const
const SECOND = '/staff/second'

/** The login with why the service did not let in; the password does, whatever is wrong with the service. */
const refusedView = (ask: Ask, database: Database, way: Way, { refused, seconds }: Refused): Promise<View> =>
  frontView(ask, database, {
    ...{ ...way, says: IDENTITY_TEXT[refused](seconds), retryAfter: seconds },
    status: refused === 'away' ? 503 : seconds > 0 ? 429 : 422,
  })

const startPage = page.public({
  ...{ path: '/login/identity', ...PUBLIC, takes: 'packed' },
  get: {
    arrive: async (ask, database): Promise<Reply> => {
      const way = { next: nextOf(ask.url.searchParams.get('next') ?? '', ask.url), interrupted: '' }
      const there = await goThere(database, ask, way)
      if ('refused' in there) return refusedView(ask, database, way, there)
      return { redirect: there.url, cookies: [there.cookie] }
    },
  },
  enter: async (ask, database, form): Promise<Reply> => {
    const way = wayOf(ask, form)
    const there = await goThere(database, ask, way)
    if ('refused' in there) return refusedView(ask, database, way, there)
    const kept = way.interrupted ? '入力した内容を預かりました。ログインすると、続きから送れます。' : ''
    return { ...leadView(there.url, kept), cookies: [there.cookie] }
  },
})

/** From a form to the service: its answer may be no redirect to another host, so that a link leads there. */
export const leadView = (url: string, lead: string): View => ({
  title: '市の認証サービスへ',
  body: html`${pageHead({ title: '市の認証サービスへ', lead })}
    <div class="buttons">${linkButton({ href: url, text: '市の認証サービスへ進む', kind: 'main' })}</div>`,
})

/** Whoever logged out here is still logged in at the service: its own way out is theirs to take. */
export const leftView = ({ url, name }: { url: string; name: string }): View => ({
  title: 'ログアウトしました',
  body: html`${pageHead({ title: 'ログアウトしました', lead: `${name}には、まだログインしています。ほかの人も使うパソコンでは、続けてログアウトしてください。` })}
    <div class="buttons">${linkButton({ href: url, text: `${name}からもログアウトする`, kind: 'main' })}</div>`,
})

const backPage = page.public({
  ...{ path: BACK_PATH, ...PUBLIC },
  get: {
    arrive: async (ask, database): Promise<Reply> => {
      const { searchParams } = ask.url
      if (!searchParams.has('code') && !searchParams.has('error')) return { redirect: '/login' }
      const returned = await comeBack(database, ask)
      const { account, way } = returned
      const reply = account
        ? await bound(ask, database, account, returned)
        : await entered(ask, database, way, returned)
      return { ...reply, cookies: [...(reply.cookies ?? []), forgotten(ask)] }
    },
  },
})

async function entered(ask: Ask, database: Database, way: Way, came: Returned): Promise<View | Redirect> {
  if ('refused' in came) return refusedView(ask, database, way, came)
  const done = await enterByIdentity(database, ask, came, ask.cookies[sessionCookie(ask.tls)])
  if ('refused' in done) return refusedView(ask, database, way, done)
  return 'second' in done ? halfwayView(ask, database, way, done) : arrived(ask, way, done)
}

async function bound(ask: Ask, database: Database, account: string, came: Returned): Promise<View | Redirect> {
  const session = ask.cookies[sessionCookie(ask.tls)] ?? ''
  const refused = 'refused' in came ? came : await bindIdentity(database, ask, account, came, session)
  return refused ? unboundView(refused) : { redirect: SECOND, flash: '市の認証サービスとつなぎました。' }
}

const unboundView = ({ refused, seconds }: Refused): View => ({
  title: '市の認証サービス',
  status: 422,
  body: html`${pageHead({ title: '市の認証サービスとつなげませんでした' })}
    ${notice({ kind: 'error', title: IDENTITY_TEXT[refused](seconds), live: true })}
    <div class="buttons">${linkButton({ href: SECOND, text: '「二段階認証」のページへ戻る', kind: 'main' })}</div>`,
})

export const identityPages = [startPage, backPage]
