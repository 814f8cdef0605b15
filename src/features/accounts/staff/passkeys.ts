import { page, type Reply } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { forgotten } from '../login/single.ts'
import { askToSet, removeOwnPasskey, setOwn } from '../passkeys/actions.ts'
import { nameIn, nameRefusal } from '../passkeys/forms.ts'
import { PASSKEY_MISSING, PASSKEY_TEXT } from '../passkeys/text.ts'
import { askedReply, saidReply } from '../passkeys/views.ts'
import { sparesView } from '../second/views.ts'
import { PASSKEYS_PATH, removeField } from './passkeys-view.ts'
import { BACK, OWN, passwordRefusal, shownAgain } from './second.ts'
import { isAsked, staffOf } from './second-view.ts'
import { SECOND } from './tabs.ts'

/** The password is asked before the device makes a key: what it made for nothing would stay there. */
const askPage = page.staff({
  ...{ path: `${PASSKEYS_PATH}/ask`, ...OWN },
  enter: async (ask, database, typed): Promise<Reply> => {
    const wrong = nameRefusal(typed) ?? (await passwordRefusal(database, ask, one(typed, 'passkeyWith')))
    return wrong === null ? askedReply(await askToSet(database, ask, ask.actor.id)) : saidReply(wrong)
  },
})

const setPage = page.staff({
  ...{ path: PASSKEYS_PATH, ...OWN },
  enter: async (ask, database, typed): Promise<Reply> => {
    const again = (says: string) => shownAgain(ask, database, { says, of: 'other' })
    const [name, credential] = [nameIn(typed), one(typed, 'credential')]
    if (credential === '') return again(PASSKEY_MISSING)
    const done = await setOwn(database, ask, { name, credential })
    if ('refused' in done) return again(PASSKEY_TEXT[done.refused](done.seconds))
    if (done.spares.length > 0) return sparesView(done.spares, BACK, [forgotten(ask)])
    return { redirect: SECOND, flash: `パスキー「${name}」を登録しました。`, cookies: [forgotten(ask)] }
  },
})

const removePage = page.staff({
  ...{ path: `${PASSKEYS_PATH}/:id/remove`, ...OWN },
  enter: async (ask, database, typed): Promise<Reply> => {
    const { id } = ask.params
    const wrong = await passwordRefusal(database, ask, one(typed, removeField(id)))
    if (wrong) return shownAgain(ask, database, { errors: { [removeField(id)]: wrong }, of: 'other' })
    const asked = await database.read(staffOf(ask), db => isAsked(ask, db))
    const done = await removeOwnPasskey(database, ask, id, asked)
    if (done === false) return null
    if (done !== true) return shownAgain(ask, database, { says: PASSKEY_TEXT[done.refused](done.seconds), of: 'other' })
    return { redirect: SECOND, flash: 'パスキーを外しました。ほかの端末ではログアウトになりました。' }
  },
})

/** One's own passkeys: registered with a name, taken away. */
export const ownPasskeyPages = [askPage, setPage, removePage]
