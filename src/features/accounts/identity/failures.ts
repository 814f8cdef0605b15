import type { ProviderRefusal } from './rules.ts'

export const INSECURE = 'YUI_INSECURE'

const WHY: Record<string, ProviderRefusal> = {
  [INSECURE]: 'insecure',
  OAUTH_TIMEOUT: 'away',
  OAUTH_HTTP_REQUEST_FORBIDDEN: 'insecure',
  OAUTH_AUTHORIZATION_RESPONSE_ERROR: 'denied',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'late',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'issuer',
  OAUTH_KEY_SELECTION_FAILED: 'unsigned',
}
const CLAIMS: Record<string, ProviderRefusal> = { iss: 'issuer', aud: 'audience', azp: 'audience', nonce: 'stale' }
const ANSWERS: Record<string, ProviderRefusal> = {
  invalid_grant: 'stale',
  invalid_client: 'client',
  unauthorized_client: 'client',
}

type Failure = { code?: string; error?: string; message?: string; cause?: Failure; claim?: string }

/** What the library's failures mean to whoever wants to log in; everything that they do nothing about is one. */
export function whyOf(thrown: unknown): ProviderRefusal {
  const chain: Failure[] = []
  for (let at = thrown as Failure | undefined; at && typeof at === 'object' && chain.length < 5; at = at.cause)
    chain.push(at)
  for (const { code, error, claim, message } of chain) {
    if (claim && CLAIMS[claim]) return CLAIMS[claim]
    if (code === 'OAUTH_RESPONSE_BODY_ERROR' && error && ANSWERS[error]) return ANSWERS[error]
    if (code === 'OAUTH_INVALID_RESPONSE' && /signature/.test(message ?? '')) return 'unsigned'
    if (code === 'OAUTH_INVALID_RESPONSE' && /"iss"/.test(message ?? '')) return 'issuer'
  }
  return chain.map(({ code }) => WHY[code ?? '']).find(Boolean) ?? 'broken'
}
