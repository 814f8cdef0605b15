import type { LoginRefusal } from '../rules.ts'

/** The city's identity service without what is secret. */
export type Service = {
  /** As staff call it, on the button: 「市の共通ID」. */
  name: string
  issuer: string
  client_id: string
  /** How we show that it is us: by a secret that was agreed, or by signing with our own key. */
  proof: 'secret' | 'key'
  /** Ours, as a JWK, for the service. */
  public_key: string | null
  /** A login there counts as one with a second factor. */
  counts: boolean
  /** The service asks each time anew who it is. */
  fresh: boolean
}

/** The whole of asking a service takes no longer, however slowly it answers. */
export const PATIENCE_MS = 3000

/** So long a form that was interrupted may be to be kept while its owner is at the service, in characters. */
export const LONGEST_KEPT = 60_000

/**
 * Why a service did not let in. `none`: the city has none; `away`: it did not answer in time, or with a failure of its own;
 * `denied`: it let nobody in; `stale`: nobody was sent there from here, too long ago, or it was brought back before; `issuer`,
 * `audience`, `late`, `unsigned`: what is wrong with its word; `client`: it does not know us; `broken`: it does not keep to the
 * protocol; `unbound`: no account is bound to whom it names; `taken`: another account is; `reset`: the account waits for
 * its owner to choose a password; `long`: what was typed is too long to be kept meanwhile.
 */
export type IdentityRefusal = ProviderRefusal | LoginRefusal | 'none' | 'stale' | 'unbound' | 'taken' | 'reset' | 'long'

export type ProviderRefusal =
  | 'away'
  | 'denied'
  | 'stale'
  | 'issuer'
  | 'audience'
  | 'late'
  | 'unsigned'
  | 'client'
  | 'insecure'
  | 'broken'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Whether a service may be asked at this address: by TLS, or while developing on this machine. */
export const isFit = (address: string, developing: boolean): boolean => {
  const url = URL.parse(address)
  if (!url || url.username || url.password) return false
  return url.protocol === 'https:' || (developing && url.protocol === 'http:' && LOOPBACK.includes(url.hostname))
}
