import { sessionCookie } from '#platform/cookies.ts'
import type { Database } from '#platform/db.ts'
import { type Ask, page, type Reply, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { arrived, cookiesOf, type Way, wayOf } from '../login/arrival.ts'
import { frontView } from '../login/front.ts'
import { entryOf } from '../login/logins.ts'
import { forgotten } from '../login/single.ts'
import { newSecret } from '../second/actions.ts'
import { onward } from '../second/public.ts'
import { waysOf } from '../second/store.ts'
import { type Ticket, ticketOf } from '../second/ticket.ts'
import { codeView, settingUp, setUpView, sparesView } from '../second/views.ts'
import { askToEnter, askToSet, enterByNew, enterByPasskey } from './actions.ts'
import { nameIn, nameRefusal } from './forms.ts'
import { PASSKEY_MISSING, PASSKEY_TEXT } from './text.ts'
import { askedReply, saidReply } from './views.ts'

const PUBLIC = { can: 'everyone', audit: 'none' } as const
const again = { get: async () => ({ redirect: '/login' }) } as const

/** What a script of the login asks the browser for; nothing of it is secret but the cookie. */
const askPage = page.public({
  ...{ path: '/login/passkey/ask', ...PUBLIC },
  enter: async (ask, database, form): Promise<Reply> => {
    const step = one(form, 'step')
    const ticket = ticketOf(ask)
    if (step !== '' && !ticket) return saidReply(PASSKEY_TEXT.expired())
    const tooLong = nameRefusal(form)
    if (tooLong) return saidReply(tooLong)
    if (step === 'setup') return askedReply(await askToSet(database, ask, ticket!.account))
    return askedReply(await askToEnter(database, ask, step === 'second' ? ticket!.account : null))
  },
})

/** Back to the step from which somebody came, with why the passkey did not lead in. */
async function refusedView(ask: Ask, database: Database, way: Way, second: boolean, says: string): Promise<View> {
  const ticket = second ? ticketOf(ask) : null
  const ways = ticket && (await database.read(entryOf(ask), db => waysOf(db, ticket.account)))
  return ways ? codeView(way, ways, {}, says) : frontView(ask, database, { ...way, says, status: 422 })
}

const enterPage = page.public({
  ...{ path: '/login/passkey', ...PUBLIC, ...again, takes: 'packed' },
  enter: async (ask, database, form): Promise<Reply> => {
    const way = wayOf(ask, form)
    const credential = one(form, 'credential')
    const refused = (says: string) => refusedView(ask, database, way, one(form, 'step') === 'second', says)
    if (credential === '') return refused(PASSKEY_MISSING)
    const done = await enterByPasskey(database, ask, credential, ask.cookies[sessionCookie(ask.tls)])
    if ('refused' in done) return refused(PASSKEY_TEXT[done.refused](done.seconds))
    const reply = arrived(ask, way, done)
    return { ...reply, cookies: [...(reply.cookies ?? []), forgotten(ask)] }
  },
})

const setupPage = page.public({
  ...{ path: '/login/setup/passkey', ...PUBLIC, ...again, takes: 'packed' },
  enter: async (ask, database, form): Promise<Reply> => {
    const way = wayOf(ask, form)
    const ticket = ticketOf(ask)
    if (!ticket) return frontView(ask, database, { ...way, says: PASSKEY_TEXT.expired(), status: 422 })
    const [name, credential] = [nameIn(form), one(form, 'credential')]
    if (credential === '') return setupAgain(ask, database, way, ticket, PASSKEY_MISSING)
    const before = ask.cookies[sessionCookie(ask.tls)]
    const done = await enterByNew(database, ask, ticket, { name, credential }, before)
    if ('refused' in done) return setupAgain(ask, database, way, ticket, PASSKEY_TEXT[done.refused](done.seconds))
    return sparesView(done.spares, onward(ask, way), [...cookiesOf(ask, done), forgotten(ask)])
  },
})

const setupAgain = async (ask: Ask, database: Database, way: Way, ticket: Ticket, says: string): Promise<View> =>
  setUpView(way, await settingUp(ask, database, ticket.account, newSecret()), {}, says)

export const passkeyPages = [askPage, enterPage, setupPage]
