import type { Carriers } from '#platform/carriers.ts'

export type LineLogin = NonNullable<Carriers['lineLogin']>

/** Who signs what LINE says of somebody (LINE Login v2.1, "Verify ID token"). */
export const ISSUER = 'https://access.line.me'

/** Where LINE is asked; `at`: one that stands elsewhere. */
export const placesOf = ({ at }: Pick<LineLogin, 'at'>) => ({
  authorize: at ? `${at}/authorize` : `${ISSUER}/oauth2/v2.1/authorize`,
  token: at ? `${at}/token` : 'https://api.line.me/oauth2/v2.1/token',
  keys: at ? `${at}/certs` : 'https://api.line.me/oauth2/v2.1/certs',
})

/**
 * At the login of a web page LINE signs with the channel's secret (HS256), elsewhere with a key of its own (ES256); whoever
 * signs otherwise, or not at all, is not LINE.
 */
export const ALGORITHMS = ['HS256', 'ES256'] as const

/** LINE is waited for no longer, however slowly it answers. */
export const PATIENCE_MS = 3000
/** So far its clock and ours may be apart, and so old its word may be, in seconds. */
export const SKEW = 60
export const OLDEST = 600

/** How a user is called by LINE, by every channel of one provider alike: no name, and no number. */
export const isUser = (sub: unknown): sub is string => typeof sub === 'string' && /^U[0-9a-f]{32}$/.test(sub)

/**
 * Why LINE leads nobody in. `none`: the city has no channel; `cancelled`: they pressed 「キャンセル」 there; `stale`: nobody was
 * sent there from here, too long ago, or it was brought back before; `late`: its word is of another hour than ours; `unsigned`,
 * `issuer`, `audience`: what is wrong with its word; `client`: it does not know our channel; `away`, `broken`: no word, or none
 * that is read; `taken`: somebody else comes in by it; `own`: they do so already; `closed`: the account is open no more.
 */
export const REFUSALS = [
  ...['none', 'cancelled', 'stale', 'late', 'unsigned', 'issuer', 'audience', 'client', 'away', 'broken'],
  ...['taken', 'own', 'closed'],
] as const
export type LineRefusal =
  | ('none' | 'cancelled' | 'stale' | 'late' | 'unsigned' | 'issuer' | 'audience' | 'client' | 'away' | 'broken')
  | ('taken' | 'own' | 'closed')

export type Refused = { refused: LineRefusal }

/** What LINE says in the place of a code (RFC 6749 §4.1.2.1). */
export const refusedThere = (error: string): LineRefusal =>
  error === 'access_denied' ? 'cancelled' : /^(server_error|temporarily_unavailable)$/.test(error) ? 'away' : 'broken'

/** What an answer means that brings no word (RFC 6749 §5.2). */
export function refusedAt(status: number, error: unknown): LineRefusal {
  if (status >= 500 || status === 429) return 'away'
  if (error === 'invalid_grant') return 'stale'
  return status === 401 || error === 'invalid_client' || error === 'unauthorized_client' ? 'client' : 'broken'
}

/** What is wrong with a word, by how the library names it. */
export function wrongWith(error: { code?: string; claim?: string }): LineRefusal {
  const { code = '', claim = '' } = error
  if (code === 'ERR_JWT_EXPIRED' || ['iat', 'exp', 'nbf'].includes(claim)) return 'late'
  if (claim === 'iss') return 'issuer'
  if (claim === 'aud') return 'audience'
  if (/^ERR_(JWS_SIGNATURE|JOSE_ALG|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING|JWKS_MULTIPLE)/.test(code)) return 'unsigned'
  return code === 'ERR_JWKS_TIMEOUT' || code === '' ? 'away' : 'broken'
}
