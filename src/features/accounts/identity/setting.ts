import { closed } from '#platform/closed.ts'
import type { Database, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { tryService } from './provider.ts'
import type { ProviderRefusal, Service } from './rules.ts'
import { keyOf, newKeys } from './secrets.ts'
import { putService, removeService, serviceOf } from './store.ts'

/** What an administrator typed: without a secret the one before stays. */
export type Typed = Omit<Service, 'public_key'> & { secret: string }

/** Why it is not set up: the service is not there, or a secret is asked for and there is none. */
export type SettingRefusal = ProviderRefusal | 'secretMissing'

type Scope = Parameters<Database['read']>[0]
type At = Doing & { city: string; developing: boolean }

/**
 * Sets the city's identity service up, or anew. It is asked who it is first, so that a slip of the pen is seen here and not
 * by whoever wants to log in. A key of our own is made where there is none.
 */
export async function setService(
  database: Database,
  scope: Scope,
  { secret: given, ...typed }: Typed,
  { by, now, city, developing }: At,
): Promise<SettingRefusal | null> {
  const before = await database.read(scope, serviceOf)
  const keeps = before?.proof === typed.proof && given === ''
  if (typed.proof === 'secret' && given === '' && !keeps) return 'secretMissing'
  const service = { ...typed, public_key: keeps ? before.public_key : null }
  const wrong = await tryService(service, developing)
  if (wrong) return wrong.refused
  const made = keeps ? {} : secretsOf(typed.proof, given, city)
  const { name, issuer, counts } = service
  await database.write(scope, async tx => {
    await putService(tx, { ...service, ...made, set_at: now })
    const data = { name, issuer, counts }
    await record(tx, { kind: 'municipality.identity-set', subject: ['municipality', city], by, now, data })
  })
  return null
}

function secretsOf(
  proof: Service['proof'],
  given: string,
  city: string,
): { secret: string; public_key: string | null } {
  const { secret, public_key } = proof === 'key' ? newKeys() : { secret: given, public_key: null }
  return { secret: closed(secret, keyOf(city)), public_key }
}

/** The city has no identity service any more; to whom the accounts are bound stays, should it come back. */
export async function dropService(tx: Tx, city: string, { by, now }: Doing): Promise<boolean> {
  const issuer = await removeService(tx)
  if (issuer === undefined) return false
  const data = { issuer }
  await record(tx, { kind: 'municipality.identity-removed', subject: ['municipality', city], by, now, data })
  return true
}
