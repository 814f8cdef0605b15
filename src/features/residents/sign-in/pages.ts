import { actorOfToken } from '#features/accounts/index.ts'
import { sessionCookie } from '#platform/cookies.ts'
import type { Database, Read } from '#platform/db.ts'
import {
  type Ask,
  type Cookie,
  type Public,
  page,
  type Redirect,
  type Reply,
  type Resident,
  type View,
} from '#platform/page.ts'
import { actsFor } from '#platform/standing-told.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { type Channel, nextOf, readAddress, readCode, TAKE, WANTS } from '../rules.ts'
import { ADDRESS_FIELD, ADDRESS_TEXT, CODE_SHAPE, CODE_TEXT, FLOOD_TEXT } from '../text.ts'
import {
  askCode,
  checkCode,
  enterAs,
  entryOf,
  entryOver,
  type Passed,
  passedOf,
  takePassed,
  waitingOf,
} from './actions.ts'
import { channelsHere } from './channels.ts'
import {
  type AddressPage,
  addressView,
  CODE_PATH,
  codeView,
  JOIN,
  LOGIN,
  noMailView,
  sendsCodes,
  WHO_PATH,
  whoView,
} from './views.ts'

const open = { can: 'everyone', audit: 'none' } as const

/** Where the number goes, or that none is sent here. */
export const askingView = (ask: Ask, shown: AddressPage): View =>
  sendsCodes() ? addressView(ask, shown) : noMailView(ask, shown)

/** What is shown to whoever asks for a page of their own and is not in; from there they go on to that page. */
export const enterFirst = (ask: Ask): View =>
  askingView(ask, {
    ...{ wants: 'in', next: nextOf(ask.url.pathname + ask.url.search, ask.url), first: true, status: 401 },
  })

/** What is wrong with an address that was typed, for what takes these. */
export const wrongAddress = (address: string, channels: readonly Channel[]): string => {
  const only = channels.length === 1 ? channels[0] : undefined
  const { label, example } = ADDRESS_FIELD[only ?? 'both']
  return address.trim() === '' ? `${label}を入力してください。例：${example}` : ADDRESS_TEXT[only ?? 'both']
}

/** The resident whose session this browser has; null: nobody's, or that of somebody else. */
export async function residentIn(ask: Ask, database: Database): Promise<Resident | null> {
  const token = ask.cookies[sessionCookie(ask.tls)]
  if (!token) return null
  const member = await database.write(entryOf(ask), tx => actorOfToken(tx, token, ask.now, ask.today))
  return member?.audience === 'resident' ? member : null
}

/**
 * How one arrives at a form for everybody: a resident who is in (or for whom somebody acts) goes on to a page of their own,
 * where nothing is asked that is known.
 */
export const orOwn = (
  own: string,
  show: (ask: Ask<Public>, db: Read) => Promise<View>,
  acts: (ask: Ask<Public>) => boolean = ask => actsFor(ask) !== undefined,
) => ({
  arrive: async (ask: Ask<Public>, database: Database): Promise<Reply> =>
    acts(ask) || (await residentIn(ask, database))
      ? { redirect: `${own}${ask.url.search}` }
      : database.readPublic(ask.municipality.id, db => show(ask, db)),
})

const login = page.public({
  ...{ path: LOGIN, ...open },
  get: {
    arrive: async (ask, database) => {
      const wants = ask.url.searchParams.get('new') === '1' ? 'join' : 'in'
      const next = nextOf(ask.url.searchParams.get('next') ?? '', ask.url)
      return wants === 'in' && (await residentIn(ask, database)) ? { redirect: next } : askingView(ask, { wants, next })
    },
  },
  enter: async (ask, database, typed): Promise<Reply> => {
    const address = one(typed, 'address')
    const wants = WANTS.find(wanted => wanted === one(typed, 'wants')) ?? 'in'
    const next = nextOf(one(typed, 'next'), ask.url)
    const shown: AddressPage = { wants, next, address }
    if (!sendsCodes()) return noMailView(ask, { wants, next, status: 422 })
    const here = channelsHere()
    const read = readAddress(address, here)
    if (!read) return addressView(ask, { ...shown, errors: { address: wrongAddress(address, here) }, status: 422 })
    const asked = await askCode(database, ask, read, { wants, next })
    if ('refused' in asked)
      return { ...addressView(ask, { ...shown, errors: { address: FLOOD_TEXT }, status: 429 }), retryAfter: 3600 }
    return { redirect: CODE_PATH, cookies: [asked.cookie] }
  },
})

type In = { cookies: Cookie[] }
const isIn = (ask: Ask, cookie: Cookie): In => ({ cookies: [cookie, entryOver(ask)] })

/** Where somebody is led whose address was proved: in, to the choice of who it is, or to the questions of a first registration. */
export async function goOn(
  ask: Ask<Public>,
  database: Database,
  { row, accounts }: Passed,
  remember: boolean,
): Promise<Redirect> {
  const [first, second] = accounts
  if (!first && row.next.startsWith(TAKE)) return { redirect: row.next }
  if (row.wants === 'join' || !first) return { redirect: JOIN }
  if (second) return { redirect: `${WHO_PATH}${remember ? '?remember=1' : ''}` }
  const { cookie } = await database.write(entryOf(ask), tx => enterAs(tx, ask, row, first.account, remember))
  return { redirect: row.next || '/my', ...isIn(ask, cookie) }
}

const again = (): Reply => ({ redirect: LOGIN, flash: { kind: 'info', text: CODE_TEXT.gone() } })

const code = page.public({
  ...{ path: CODE_PATH, ...open },
  get: {
    arrive: async (ask, database) => {
      const row = await database.read(entryOf(ask), db => waitingOf(db, ask))
      return row ? codeView(ask, row) : { redirect: LOGIN }
    },
  },
  enter: async (ask, database, typed): Promise<Reply> => {
    const remember = one(typed, 'remember') === '1'
    const row = await database.read(entryOf(ask), db => waitingOf(db, ask))
    if (!row) return again()
    const read = readCode(one(typed, 'code'))
    if (read === null) return codeView(ask, row, { errors: { code: CODE_SHAPE }, remember, code: one(typed, 'code') })
    const checked = await checkCode(database, ask, read)
    if ('refused' in checked)
      return checked.refused === 'gone'
        ? again()
        : codeView(ask, row, { errors: { code: CODE_TEXT[checked.refused](checked.left) }, remember })
    return goOn(ask, database, checked, remember)
  },
})

const chosen = ({ accounts }: Passed, typed: Submitted) =>
  accounts.find(({ account }) => account === one(typed, 'account'))?.account

const who = page.public({
  ...{ path: WHO_PATH, ...open },
  get: {
    arrive: async (ask, database) => {
      const passed = await database.read(entryOf(ask), db => passedOf(db, ask))
      if (!passed) return { redirect: LOGIN }
      return whoView(ask, passed.accounts, { remember: ask.url.searchParams.get('remember') === '1' })
    },
  },
  enter: (ask, database, typed): Promise<Reply> =>
    database.write(entryOf(ask), async tx => {
      const passed = await takePassed(tx, ask)
      if (!passed) return again()
      const remember = one(typed, 'remember') === '1'
      const account = chosen(passed, typed)
      if (!account)
        return whoView(ask, passed.accounts, { errors: { account: 'お名前を、1つ選んでください。' }, remember })
      const { cookie } = await enterAs(tx, ask, passed.row, account, remember)
      return { redirect: passed.row.next || '/my', ...isIn(ask, cookie) }
    }),
})

export const signInPages = [login, code, who]
