import type { Database } from '#platform/db.ts'
import { type Ask, page, type Staff, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { checkOwnPassword } from '../actions.ts'
import { newSecret, removeOwn, renewByPassword, renewSpares, setUpOwn } from '../second/actions.ts'
import { waysOf } from '../second/store.ts'
import { CODE_MISSING, CODE_TEXT } from '../second/text.ts'
import { unsealSecret } from '../second/ticket.ts'
import { sparesView } from '../second/views.ts'
import { OWN_PASSWORD_TEXT, PASSWORD_MISSING } from '../text.ts'
import type { Errors } from './fields.ts'
import { isAsked, type Shown, secondView, staffOf } from './second-view.ts'
import { SECOND } from './tabs.ts'

export const BACK = linkButton({ href: SECOND, text: '控えました。戻る', kind: 'main' })
export const OWN = { can: 'everyone', audit: { action: 'account.second' } } as const

/** The page once more, with what was refused. */
export const shownAgain = (ask: Ask<Staff>, database: Database, shown: Shown): Promise<View> =>
  database.read(staffOf(ask), db => secondView(ask, db, shown))

/** Why what was typed is not one's own password; null where it is. */
export async function passwordRefusal(database: Database, ask: Ask<Staff>, typed: string): Promise<string | null> {
  if (typed === '') return PASSWORD_MISSING
  const own = await checkOwnPassword(database, ask, typed)
  return own === true ? null : OWN_PASSWORD_TEXT[own.refused](own.seconds)
}

const setUpPage = page.staff({
  ...{ path: SECOND, ...OWN },
  get: (ask, db) => secondView(ask, db),
  enter: async (ask, database, typed) => {
    const kept = unsealSecret(ask.actor.id, one(typed, 'sealed'))
    const again = (errors: Errors) => shownAgain(ask, database, { secret: kept ?? newSecret(), errors, of: 'setup' })
    const code = one(typed, 'code').trim()
    const current = await passwordRefusal(database, ask, one(typed, 'current'))
    const wrong: Errors = {
      ...(code === '' || kept === null ? { code: CODE_TEXT.wrong() } : {}),
      ...(current ? { current } : {}),
    }
    if (kept === null || Object.keys(wrong).length > 0) return again(wrong)
    const done = await setUpOwn(database, ask, kept, code)
    return 'spares' in done ? sparesView(done.spares, BACK) : again({ code: CODE_TEXT[done.refused](done.seconds) })
  },
})

const sparesPage = page.staff({
  ...{ path: `${SECOND}/spares`, ...OWN },
  enter: async (ask, database, typed) => {
    const again = (errors: Errors) => shownAgain(ask, database, { errors, of: 'spares' })
    if (!(await database.read(staffOf(ask), db => waysOf(db, ask.actor.id)))?.code) {
      const renewWith = await passwordRefusal(database, ask, one(typed, 'renewWith'))
      if (renewWith) return again({ renewWith })
      const made = await renewByPassword(database, ask)
      return made ? sparesView(made.spares, BACK) : { redirect: SECOND }
    }
    const code = one(typed, 'code').trim()
    if (code === '') return again({ code: CODE_MISSING })
    const done = await renewSpares(database, ask, code)
    return 'spares' in done ? sparesView(done.spares, BACK) : again({ code: CODE_TEXT[done.refused](done.seconds) })
  },
})

const removePage = page.staff({
  ...{ path: `${SECOND}/remove`, ...OWN },
  enter: async (ask, database, typed) => {
    const again = (sentence: string) => shownAgain(ask, database, { errors: { own: sentence }, of: 'remove' })
    const code = one(typed, 'own').trim()
    if (code === '') return again(CODE_MISSING)
    const asked = await database.read(staffOf(ask), db => isAsked(ask, db))
    const done = await removeOwn(database, ask, code, asked)
    return done === true
      ? { redirect: SECOND, flash: '確認コードを外しました。' }
      : again(CODE_TEXT[done.refused](done.seconds))
  },
})

/** One's own app and spare codes: set up, made anew, taken away where a second factor is left or the city asks for none. */
export const secondFactorPages = [setUpPage, sparesPage, removePage]
