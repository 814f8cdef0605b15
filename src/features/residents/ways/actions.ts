import { cutResident, passkeysOf, randomToken } from '#features/accounts/index.ts'
import { tell, untell } from '#features/notices/index.ts'
import type { Database, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import type { Scope } from '#platform/lanes.ts'
import type { Ask, Resident } from '#platform/page.ts'
import { addAddress } from '../join/store.ts'
import { way as message } from '../messages/way.ts'
import { wayKept } from '../messages/way-kept.ts'
import type { Address, CodeRefusal } from '../rules.ts'
import { beginSignIn, entryOf, judge } from '../sign-in/actions.ts'
import { doorsHere } from '../sign-in/channels.ts'
import { addingToActOn, setSignIn } from '../sign-in/store.ts'
import { undoFrom, undoUntil, type Way, waysIn } from './rules.ts'
import {
  addChange,
  addressesOf,
  changeOf,
  endAddress,
  firstSince,
  type NewChange,
  personOf,
  putBack,
  reachedBefore,
  setUndone,
  takeTurn,
} from './store.ts'

type Mine = Ask<Resident>

/** Ways in are changed in the lane of the entry, by nobody but their owner. */
export const ownEntry = (ask: Mine): Scope => ({ ...entryOf(ask), actor: ask.actor.id })

/** What leads in at this address of this installation. */
export const hereOf = ({ url }: Pick<Ask, 'url'>) => ({ channels: doorsHere(), host: url.hostname })

/** Notes a change; whoever was reached before is told by a listener. */
export async function changed(
  tx: Tx,
  { actor, now }: Pick<Mine, 'actor' | 'now'>,
  change: Pick<NewChange, 'way' | 'act' | 'shown'>,
): Promise<void> {
  const id = await addChange(tx, { ...change, account_id: actor.id, at: now })
  await record(tx, { kind: 'way.changed', subject: ['way_change', id], person: actor.person, by: actor.id, now })
}

export type AddRefusal = 'flood' | 'own'

/**
 * Sends a code to an address by which somebody who is in wants to come in too, or `instead` of another one. It goes to
 * whatever address this is: whether others use it nobody learns, and two people with one mailbox stay two people.
 */
export const askAdd = (
  database: Database,
  ask: Mine,
  address: Address,
  instead: string | null,
): Promise<{ refused: AddRefusal } | null> =>
  database.write(ownEntry(ask), async tx => {
    const own = await addressesOf(tx, ask.actor.id)
    if (own.some(one => one.channel === address.channel && one.key === address.key)) return { refused: 'own' }
    // Its token is given to nobody: by this code nobody comes in.
    return beginSignIn(tx, ask, address, {
      ...{ wants: 'add', next: '', token: randomToken(), account_id: ask.actor.id },
      instead_id: own.find(({ id }) => id === instead)?.id ?? null,
    })
  })

export type Added = { added: Address } | { refused: CodeRefusal; left: number }

/** The code that reached the new address: it leads in from now on. A try is kept whatever is answered. */
export const addProved = (database: Database, ask: Mine, code: string): Promise<Added> =>
  database.write(ownEntry(ask), async (tx): Promise<Added> => {
    const account = ask.actor.id
    await takeTurn(tx, account)
    const row = await addingToActOn(tx, account)
    if (!row || row.entered_at) return { refused: 'gone', left: 0 }
    const refused = await judge(tx, ask, row, code)
    if (refused) return refused
    await setSignIn(tx, row.id, { entered_at: ask.now })
    const { channel, key, shown, instead_id } = row
    const ended = instead_id && (await endAddress(tx, account, instead_id, ask.now))
    await addAddress(tx, account, row, ask.now)
    await changed(tx, ask, { way: channel, act: ended ? 'changed' : 'added', shown })
    return { added: { channel, key, shown } }
  })

export type Removed = { removed: { way: Way; shown: string } } | { refused: 'gone' | 'last' }

/** Takes an address away; the last way in only from whoever is `sure`, since nothing but a card of the desk is left then. */
export const removeAddress = (database: Database, ask: Mine, address: string, sure: boolean): Promise<Removed> =>
  database.write(ownEntry(ask), async (tx): Promise<Removed> => {
    const account = ask.actor.id
    await takeTurn(tx, account)
    const own = await addressesOf(tx, account)
    if (!own.some(({ id }) => id === address)) return { refused: 'gone' }
    const rest = { addresses: own.filter(({ id }) => id !== address), passkeys: await passkeysOf(tx, account) }
    if (!sure && waysIn(rest, hereOf(ask)) === 0) return { refused: 'last' }
    const ended = await endAddress(tx, account, address, ask.now)
    const removed = { way: ended!.channel, shown: ended!.shown }
    await changed(tx, ask, { ...removed, act: 'removed' })
    return { removed }
  })

/**
 * Tells whoever was reached until then that a way in was changed, with the way to put it back; one who was reached by no
 * address hears it by what the desk has of them.
 */
export async function tellChange(tx: Tx, id: string, now: string): Promise<void> {
  const change = await changeOf(tx, id)
  if (!change || change.undone_at) return
  const rest = { data: change, about: ['way_change', id], until: undoUntil(change.at), now } as const
  const reached = await reachedBefore(tx, change.account, change.at)
  for (const [at, { channel, shown }] of reached.entries()) {
    const to = channel === 'mail' ? { name: '', email: shown } : { name: '', phone: shown }
    await tell(tx, message, { to, ...rest, once: `way ${id} ${at}` })
  }
  const person = reached.length === 0 && (await personOf(tx, change.account))
  if (person) await tell(tx, wayKept, { to: { person }, ...rest, once: `way ${id}` })
}

/** Whoever holds the link puts the change back; false where it was before. The work is done by a listener. */
export async function undo(tx: Tx, id: string, now: string): Promise<boolean> {
  const first = await setUndone(tx, id, now)
  if (first) await record(tx, { kind: 'way.undone', subject: ['way_change', id], by: null, medium: 'web', now })
  return first
}

/**
 * All is as it was a day before the change at the most, whatever was changed since; nobody is in any more, and passkeys that
 * were added since open nothing: perhaps somebody else did it.
 */
export async function carryUndo(tx: Tx, id: string, now: string): Promise<void> {
  const change = await changeOf(tx, id)
  if (!change?.undone_at) return
  await takeTurn(tx, change.account)
  const from = await firstSince(tx, change.account, undoFrom(change.at))
  // A clock that was set back since the change would leave it as it is.
  const until = change.undone_at > change.at ? change.undone_at : change.at
  await putBack(tx, change.account, from, until)
  await cutResident(tx, change.account, from)
  await untell(tx, ['way_change', id], now)
}
