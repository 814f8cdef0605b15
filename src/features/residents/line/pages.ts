import { forgotten } from '#features/accounts/index.ts'
import type { Database } from '#platform/db.ts'
import { type Ask, type Public, page, type Redirect, type Reply, type View } from '#platform/page.ts'
import { nextOf } from '../rules.ts'
import { lineHere } from '../sign-in/channels.ts'
import { askingView, goOn, residentIn } from '../sign-in/pages.ts'
import { LOGIN } from '../sign-in/views.ts'
import { OWN } from '../ways/pages.ts'
import { WAYS } from '../ways/views.ts'
import { addLine, BACK, comeBack, goThere, passByLine, type Returned } from './actions.ts'
import type { Refused } from './rules.ts'
import { LINE_TEXT } from './text.ts'
import { addLineView, LINE, LINE_ADD, leadView, notAddedView } from './views.ts'

const open = { can: 'everyone', audit: 'none' } as const

/** The door with why LINE did not lead in: the other ways stand there, and the desk's number. */
const refusedView = (ask: Ask, next: string, { refused }: Refused): View =>
  askingView(ask, { wants: 'in', next, says: LINE_TEXT[refused], status: refused === 'away' ? 503 : 422 })

const startPage = page.public({
  ...{ path: LINE, ...open },
  get: {
    arrive: async (ask, database): Promise<Reply> => {
      const { searchParams } = ask.url
      const next = nextOf(searchParams.get('next') ?? '', ask.url)
      if (await residentIn(ask, database)) return { redirect: next }
      const there = await goThere(database, ask, { next, remember: searchParams.get('remember') === '1' })
      return 'refused' in there ? refusedView(ask, next, there) : { redirect: there.url, cookies: [there.cookie] }
    },
  },
})

const backPage = page.public({
  ...{ path: BACK, ...open },
  get: {
    arrive: async (ask, database): Promise<Reply> => {
      const { searchParams } = ask.url
      if (!searchParams.has('code') && !searchParams.has('error')) return { redirect: LOGIN }
      const came = await comeBack(database, ask)
      const reply = came.account ? await added(ask, database, came.account, came) : await entered(ask, database, came)
      return { ...reply, cookies: [...(reply.cookies ?? []), forgotten(ask)] }
    },
  },
})

async function entered(ask: Ask<Public>, database: Database, came: Returned): Promise<View | Redirect> {
  const { next, remember } = came.way
  const on = 'refused' in came ? came : await passByLine(database, ask, came.subject, next)
  if ('refused' in on) return refusedView(ask, next, on)
  // What goes on to the questions takes along who it is; whoever is in needs it no more.
  const reply = await goOn(ask, database, on.passed, remember)
  return { ...reply, cookies: reply.cookies ?? [on.cookie] }
}

async function added(ask: Ask, database: Database, account: string, came: Returned): Promise<View | Redirect> {
  const done = 'refused' in came ? came : await addLine(database, ask, account, came.subject)
  if (typeof done !== 'string') return notAddedView(ask, done)
  return { redirect: WAYS, flash: done === 'added' ? 'LINEで入れるようになりました。' : 'LINEを変えました。' }
}

const addPage = page.resident({
  ...{ path: LINE_ADD, ...OWN },
  get: async () => (lineHere() ? addLineView() : { redirect: WAYS, flash: { kind: 'info', text: LINE_TEXT.none } }),
  enter: async (ask, database): Promise<Reply> => {
    const there = await goThere(database, ask, { next: WAYS, remember: false }, ask.actor.id)
    return 'refused' in there ? notAddedView(ask, there) : { ...leadView(there.url), cookies: [there.cookie] }
  },
})

export const lineInPages = [startPage, backPage]
export const ownLinePages = [addPage]
