import { doneOr } from '#platform/flash.ts'
import { doing, page, type Reply } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { goThere } from '../identity/actions.ts'
import { cutIdentity } from '../identity/binding.ts'
import { leadView } from '../identity/public.ts'
import { IDENTITY_TEXT } from '../identity/text.ts'
import { BIND_FIELD, IDENTITY_PATH } from './identity-view.ts'
import { OWN, passwordRefusal, shownAgain } from './second.ts'
import { SECOND } from './tabs.ts'

const bindPage = page.staff({
  ...{ path: IDENTITY_PATH, ...OWN },
  enter: async (ask, database, typed): Promise<Reply> => {
    const wrong = await passwordRefusal(database, ask, one(typed, BIND_FIELD))
    if (wrong) return shownAgain(ask, database, { errors: { [BIND_FIELD]: wrong }, of: 'other' })
    const there = await goThere(database, ask, { next: SECOND, interrupted: '' }, ask.actor.id)
    if ('refused' in there)
      return shownAgain(ask, database, { says: IDENTITY_TEXT[there.refused](there.seconds), of: 'other' })
    const lead = 'そこで、ご自分の名前でログインしてください。終わると、「二段階認証」のページに戻ります。'
    return { ...leadView(there.url, lead), cookies: [there.cookie] }
  },
})

const cutPage = page.staff({
  ...{ path: `${IDENTITY_PATH}/cut`, ...OWN },
  post: async (ask, tx): Promise<Reply> => {
    const done = await cutIdentity(tx, ask.actor.id, doing(ask))
    return { redirect: SECOND, ...doneOr(done, 'つながりを外しました。', 'つながりは、もう外れています。') }
  },
})

/** One's own account and the city's identity service: bound with the password, cut again. */
export const ownIdentityPages = [bindPage, cutPage]
