import { ownSessions, passkeysOf } from '#features/accounts/index.ts'
import type { Database, Read } from '#platform/db.ts'
import type { Scope } from '#platform/lanes.ts'
import { type Ask, page, type Reply, type Resident, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { CHANNELS, type Channel, readAddress, readCode } from '../rules.ts'
import { channelsHere } from '../sign-in/channels.ts'
import { wrongAddress } from '../sign-in/pages.ts'
import { shownOf } from '../sign-in/views.ts'
import { CODE_SHAPE, CODE_TEXT, FLOOD_TEXT } from '../text.ts'
import { addProved, askAdd, hereOf, removeAddress } from './actions.ts'
import { passkeysPart } from './passkeys-view.ts'
import { cardState, waysIn } from './rules.ts'
import { ownAddresses, ownCard, ownChanges, ownWaiting } from './store.ts'
import { ADD_TEXT, SURE_TEXT } from './text.ts'
import { ADD, ADD_CODE, addCodeView, addView, type Own, REMOVE, removeView, WAYS, waysView } from './views.ts'

/** Whoever acts for somebody changes nothing of how that one comes in, and does not see it. */
export const OWN = { can: 'everyone', stand: 'never', audit: { action: 'resident.ways' } } as const
type Mine = Ask<Resident>

/** The lane of this resident. */
const laneOf = ({ municipality, actor, now }: Mine): Scope => ({
  ...{ lane: 'resident', municipality: municipality.id, actor: actor.id, person: actor.person, at: now },
})
export const asOwn = <T>(ask: Mine, database: Database, read: (db: Read) => Promise<T>): Promise<T> =>
  database.read(laneOf(ask), read)

async function ownOf(ask: Mine, db: Read): Promise<Own> {
  return {
    addresses: await ownAddresses(db),
    passkeys: await passkeysOf(db, ask.actor.id),
    sessions: await ownSessions(db, ask.actor.id, ask.now),
    changes: await ownChanges(db),
    card: cardState(await ownCard(db), ask.now),
  }
}

/** The page of all ways, with what went wrong with a passkey. */
export const shownWays = async (ask: Mine, db: Read, says = ''): Promise<View> => {
  const own = await ownOf(ask, db)
  return { ...waysView(ask, own, passkeysPart(ask, own.passkeys, says)), ...(says && { status: 422 as const }) }
}

const waysPage = page.resident({ ...{ path: WAYS, ...OWN }, get: (ask, db) => shownWays(ask, db) })

const channelIn = (wanted: string | null): Channel | undefined =>
  CHANNELS.find(one => one === wanted && channelsHere().includes(one))

const insteadIn = async (db: Read, id: string | null) => (await ownAddresses(db)).find(one => one.id === id)

/** The same where a code is sent: another one stands in its place, never in that of LINE. */
const codeIn = async (db: Read, id: string | null) => {
  const found = await insteadIn(db, id)
  return found?.channel === 'line' ? undefined : found
}

const addPage = page.resident({
  ...{ path: ADD, ...OWN },
  get: async (ask, db) => {
    const { searchParams } = ask.url
    const channel = channelIn(searchParams.get('channel') ?? channelsHere()[0] ?? null)
    if (!channel)
      return { redirect: WAYS, flash: { kind: 'info', text: 'いまは、番号を送れません。窓口でカードをお作りします。' } }
    return addView({ channel, instead: await codeIn(db, searchParams.get('instead')) })
  },
  enter: async (ask, database, typed): Promise<Reply> => {
    const channel = channelIn(one(typed, 'channel'))
    if (!channel) return { redirect: WAYS }
    const [address, wanted] = [one(typed, 'address'), one(typed, 'instead')]
    const instead = await asOwn(ask, database, db => codeIn(db, wanted))
    const no = (error: string, status: 422 | 429 = 422) => addView({ channel, instead, address, error, status })
    const read = readAddress(address, [channel])
    if (!read) return no(wrongAddress(address, [channel]))
    const asked = await askAdd(database, ask, read, instead?.id ?? null)
    if (!asked) return { redirect: ADD_CODE }
    return asked.refused === 'own' ? no(ADD_TEXT.own) : { ...no(FLOOD_TEXT, 429), retryAfter: 3600 }
  },
})

const codePage = page.resident({
  ...{ path: ADD_CODE, ...OWN },
  get: async (ask, db) => {
    const row = await ownWaiting(db)
    return row ? addCodeView(ask, row) : { redirect: WAYS }
  },
  enter: async (ask, database, typed): Promise<Reply> => {
    const code = one(typed, 'code')
    const row = await asOwn(ask, database, ownWaiting)
    if (!row) return { redirect: WAYS }
    const read = readCode(code)
    if (read === null) return addCodeView(ask, row, { code, errors: { code: CODE_SHAPE } })
    const done = await addProved(database, ask, read)
    if ('refused' in done) return addCodeView(ask, row, { errors: { code: CODE_TEXT[done.refused](done.left) } })
    return { redirect: WAYS, flash: `${shownOf(done.added)}で入れるようになりました。` }
  },
})

const gone = (): Reply => ({ redirect: WAYS, flash: { kind: 'info', text: 'その届け先は、もう外してあります。' } })

/** Whether this address is the last way in. */
const isLast = async (ask: Mine, db: Read, id: string): Promise<boolean> => {
  const addresses = (await ownAddresses(db)).filter(one => one.id !== id)
  return waysIn({ addresses, passkeys: await passkeysOf(db, ask.actor.id) }, hereOf(ask)) === 0
}

const removePage = page.resident({
  ...{ path: REMOVE, ...OWN },
  get: async (ask, db) => {
    const address = await insteadIn(db, ask.url.searchParams.get('address'))
    return address ? removeView(ask, address, await isLast(ask, db, address.id)) : gone()
  },
  enter: async (ask, database, typed): Promise<Reply> => {
    const address = await asOwn(ask, database, db => insteadIn(db, one(typed, 'address')))
    if (!address) return gone()
    const done = await removeAddress(database, ask, address.id, one(typed, 'sure') === '1')
    if ('removed' in done) return { redirect: WAYS, flash: `${shownOf(address)}を外しました。` }
    return done.refused === 'last' ? removeView(ask, address, true, SURE_TEXT) : gone()
  },
})

export const wayPages = [waysPage, addPage, codePage, removePage]
