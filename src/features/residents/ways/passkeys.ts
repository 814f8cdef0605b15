import {
  askedReply,
  askToEnter,
  askToSet,
  enterResident,
  forgotten,
  nameIn,
  nameRefusal,
  PASSKEY_MISSING,
  PASSKEY_TEXT,
  passkeysOf,
  removeResidentPasskey,
  saidReply,
  setResidentPasskey,
} from '#features/accounts/index.ts'
import type { Database } from '#platform/db.ts'
import { type Ask, page, type Reply, type Resident } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { nextOf } from '../rules.ts'
import { askingView } from '../sign-in/pages.ts'
import { LOGIN } from '../sign-in/views.ts'
import { changed, hereOf, ownEntry } from './actions.ts'
import { asOwn, OWN, shownWays } from './pages.ts'
import { KEY_IN, KEYS, KEYS_REMOVE, removeKeyView } from './passkeys-view.ts'
import { waysIn } from './rules.ts'
import { addressesOf, ownAddresses, takeTurn } from './store.ts'
import { WAYS } from './views.ts'

const PUBLIC = { can: 'everyone', audit: 'none' } as const

/** What a script of the door asks the browser for; nothing of it is secret but the cookie. */
const askInPage = page.public({
  ...{ path: `${KEY_IN}/ask`, ...PUBLIC },
  enter: async (ask, database): Promise<Reply> => askedReply(await askToEnter(database, ask, null)),
})

const inPage = page.public({
  ...{ path: KEY_IN, ...PUBLIC, takes: 'packed', get: async () => ({ redirect: LOGIN }) },
  enter: async (ask, database, typed): Promise<Reply> => {
    const next = nextOf(one(typed, 'next'), ask.url)
    const no = (says: string) => askingView(ask, { wants: 'in', next, says, status: 422 })
    const credential = one(typed, 'credential')
    if (credential === '') return no(PASSKEY_MISSING)
    const done = await enterResident(database, ask, credential, one(typed, 'remember') === '1')
    if ('refused' in done) return no(PASSKEY_TEXT[done.refused](done.seconds))
    return { redirect: next, cookies: [done.cookie, forgotten(ask)] }
  },
})

const askPage = page.resident({
  ...{ path: `${KEYS}/ask`, ...OWN },
  enter: async (ask, database, typed): Promise<Reply> => {
    const tooLong = nameRefusal(typed)
    return tooLong ? saidReply(tooLong) : askedReply(await askToSet(database, ask, ask.actor.id))
  },
})

const setPage = page.resident({
  ...{ path: KEYS, ...OWN, takes: 'packed' },
  enter: async (ask, database, typed): Promise<Reply> => {
    const no = (says: string) => asOwn(ask, database, db => shownWays(ask, db, says))
    const [name, credential] = [nameIn(typed), one(typed, 'credential')]
    if (credential === '') return no(PASSKEY_MISSING)
    const refused = await setResidentPasskey(database, ask, { name, credential }, async tx => {
      await takeTurn(tx, ask.actor.id)
      await changed(tx, ask, { way: 'passkey', act: 'added', shown: name })
    })
    if (refused) return no(PASSKEY_TEXT[refused.refused](refused.seconds))
    return {
      redirect: WAYS,
      flash: `パスキー「${name}」を登録しました。次から、番号を待たずに入れます。`,
      cookies: [forgotten(ask)],
    }
  },
})

const ownKey = async (ask: Ask<Resident>, database: Database, id: string | null) =>
  asOwn(ask, database, async db => (await passkeysOf(db, ask.actor.id)).find(one => one.id === id))

const gone = (): Reply => ({ redirect: WAYS, flash: { kind: 'info', text: 'そのパスキーは、もう外してあります。' } })

const LAST = ''

/** Takes one's own passkey away; the last way in only from whoever is `sure`. */
const remove = (database: Database, ask: Ask<Resident>, key: string, sure: boolean): Promise<string | null> =>
  database.write(ownEntry(ask), async tx => {
    const { id } = ask.actor
    await takeTurn(tx, id)
    const passkeys = (await passkeysOf(tx, id)).filter(one => one.id !== key)
    if (!sure && waysIn({ addresses: await addressesOf(tx, id), passkeys }, hereOf(ask)) === 0) return LAST
    const shown = await removeResidentPasskey(tx, ask, key)
    if (shown !== null) await changed(tx, ask, { way: 'passkey', act: 'removed', shown })
    return shown
  })

const removePage = page.resident({
  ...{ path: KEYS_REMOVE, ...OWN },
  get: async (ask, db) => {
    const passkeys = await passkeysOf(db, ask.actor.id)
    const key = passkeys.find(({ id }) => id === ask.url.searchParams.get('key'))
    if (!key) return gone()
    const rest = { addresses: await ownAddresses(db), passkeys: passkeys.filter(one => one !== key) }
    return removeKeyView(key, waysIn(rest, hereOf(ask)) === 0, false)
  },
  enter: async (ask, database, typed): Promise<Reply> => {
    const key = await ownKey(ask, database, one(typed, 'key'))
    if (!key) return gone()
    const done = await remove(database, ask, key.id, one(typed, 'sure') === '1')
    if (done === LAST) return removeKeyView(key, true, true)
    return done === null ? gone() : { redirect: WAYS, flash: `パスキー「${key.name}」を外しました。` }
  },
})

export const passkeyInPages = [askInPage, inPage]
export const ownPasskeyPages = [askPage, setPage, removePage]
