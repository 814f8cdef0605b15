import { sessionCookie } from '#platform/cookies.ts'
import type { Database } from '#platform/db.ts'
import { type Ask, page, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { arrived, cookiesOf, resumeView, type Way, wayOf } from '../login/arrival.ts'
import { frontView } from '../login/front.ts'
import { entryOf } from '../login/logins.ts'
import { enterByCode, enterBySetUp, newSecret } from './actions.ts'
import type { SecondRefusal } from './rules.ts'
import { waysOf } from './store.ts'
import { CODE_MISSING, CODE_TEXT, SPARE_WRONG } from './text.ts'
import { ticketOf, unsealSecret } from './ticket.ts'
import { codeView, settingUp, setUpView, sparesView } from './views.ts'

const again = { get: async () => ({ redirect: '/login' }) } as const
const PUBLIC = { can: 'everyone', audit: 'none', takes: 'packed' } as const

/** The login from its beginning, with what was typed elsewhere still at hand. */
const fromStart = (ask: Ask, database: Database, way: Way): Promise<View> =>
  frontView(ask, database, { ...way, errors: { login: CODE_TEXT.expired() }, status: 422 })

/** The page with why the code was not taken. */
const refusedView = ({ refused, seconds }: SecondRefusal, view: (sentence: string) => View): View => {
  const shown = view(CODE_TEXT[refused](seconds))
  return refused === 'wrong' ? shown : { ...shown, status: 429, ...(seconds > 0 ? { retryAfter: seconds } : {}) }
}

const isOver = ({ refused }: SecondRefusal): boolean => refused === 'expired' || refused === 'disabled'

/** The code, or the spare one where none was typed. */
const typedCode = (form: Submitted): string => one(form, 'code').trim() || one(form, 'spare').trim()

const code = page.public({
  ...{ path: '/login/code', ...PUBLIC, ...again },
  enter: async (ask, database, form) => {
    const way = wayOf(ask, form)
    const ticket = ticketOf(ask)
    const ways = ticket && (await database.read(entryOf(ask), db => waysOf(db, ticket.account)))
    if (!ticket || !ways) return fromStart(ask, database, way)
    const typed = typedCode(form)
    if (typed === '') return codeView(way, ways, { [ways.code ? 'code' : 'spare']: CODE_MISSING })
    const field = one(form, 'code').trim() ? 'code' : 'spare'
    const done = await enterByCode(database, ask, ticket, typed, ask.cookies[sessionCookie(ask.tls)])
    if ('token' in done) return arrived(ask, way, done)
    if (isOver(done)) return fromStart(ask, database, way)
    const own = field === 'spare' && done.refused === 'wrong' ? SPARE_WRONG : null
    return refusedView(done, sentence => codeView(way, ways, { [field]: own ?? sentence }))
  },
})

/** From the spare codes on to where the login leads. */
export const onward = (ask: Ask, way: Way) => {
  const resume = way.interrupted ? resumeView(way.interrupted, ask.url) : null
  return resume ? resume.body : linkButton({ href: way.next, text: '控えました。次へ進む', kind: 'main' })
}

const setup = page.public({
  ...{ path: '/login/setup', ...PUBLIC, ...again },
  enter: async (ask, database, form) => {
    const way = wayOf(ask, form)
    const ticket = ticketOf(ask)
    if (!ticket) return fromStart(ask, database, way)
    const kept = unsealSecret(ticket.account, one(form, 'sealed'))
    const secret = kept ?? newSecret()
    const view = async (sentence: string) =>
      setUpView(way, await settingUp(ask, database, ticket.account, secret), { code: sentence })
    const typed = one(form, 'code').trim()
    if (kept === null || typed === '') return view(CODE_TEXT.wrong())
    const before = ask.cookies[sessionCookie(ask.tls)]
    const done = await enterBySetUp(database, ask, ticket, { secret, code: typed }, before)
    if ('token' in done) return sparesView(done.spares, onward(ask, way), cookiesOf(ask, done))
    if (isOver(done)) return fromStart(ask, database, way)
    const shown = await view(CODE_TEXT[done.refused](done.seconds))
    return refusedView(done, () => shown)
  },
})

export const secondPages = [code, setup]
