import { sessionCookie } from '#platform/cookies.ts'
import type { Database, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import type { Ask, Resident } from '#platform/page.ts'
import { entryOf } from '../login/logins.ts'
import { keepPasskey, type Named, proveNew, proveShown, usePasskey } from '../passkeys/actions.ts'
import type { PasskeyRefusal } from '../passkeys/rules.ts'
import { removePasskey } from '../passkeys/store.ts'
import { lockOpen } from '../store.ts'
import { beginResident, type ResidentIn } from './actions.ts'

// Passkeys of residents: the same keys as those of staff, without a password or spare codes beside them.

/** Comes in by a passkey alone; only an account of a resident is opened at their door. */
export async function enterResident(
  database: Database,
  ask: Ask,
  typed: string,
  remember: boolean,
): Promise<ResidentIn | PasskeyRefusal> {
  const shown = await proveShown(database, ask, typed)
  if ('refused' in shown) return shown
  return database.write({ ...entryOf(ask), actor: shown.account }, async tx => {
    const open = await lockOpen(tx, shown.account)
    if (!open?.resident) return { refused: 'unknown', seconds: 0 }
    if (open.disabled_at) return { refused: 'disabled', seconds: 0 }
    const before = ask.cookies[sessionCookie(ask.tls)]
    return (await usePasskey(tx, ask, shown)) ?? beginResident(tx, ask, shown.account, { remember, before })
  })
}

/** What else is done in the transaction in which a passkey is kept or taken away. */
type Along = (tx: Tx, name: string) => Promise<void>

/** Keeps a passkey of the resident who is in; null where it is kept. */
export async function setResidentPasskey(
  database: Database,
  ask: Ask<Resident>,
  { name, credential }: Named,
  along: Along,
): Promise<PasskeyRefusal | null> {
  const { id } = ask.actor
  const made = await proveNew(database, ask, id, credential)
  if ('refused' in made) return made
  return database.write(
    { ...entryOf(ask), actor: id },
    async tx => {
      await along(tx, name)
      return keepPasskey(tx, ask, id, name, made)
    },
    refused => refused === null,
  )
}

/** Takes one's own passkey away; its name, null where it was gone. */
export async function removeResidentPasskey(
  tx: Tx,
  { actor: { id }, now }: Ask<Resident>,
  key: string,
): Promise<string | null> {
  const name = await removePasskey(tx, id, key)
  if (name === undefined) return null
  await record(tx, { kind: 'account.passkey-removed', subject: ['account', id], by: id, now, data: { name } })
  return name
}
