import { createHash } from 'node:crypto'
import type { JWTVerifyGetKey } from 'jose'
import {
  ALGORITHMS,
  ISSUER,
  isUser,
  type LineLogin,
  OLDEST,
  PATIENCE_MS,
  placesOf,
  type Refused,
  refusedAt,
  SKEW,
  wrongWith,
} from './rules.ts'

/** What is sent there and must come back unchanged. */
export type Sent = { state: string; nonce: string; verifier: string }

const LARGEST = 64 * 1024

/**
 * Where the browser is sent to say at LINE who it is (authorization code with PKCE, RFC 7636). Nothing is asked for but who:
 * no name, no picture, no address. `anew`: LINE shows once more whose it is, before it is bound to a page.
 */
export function wayThere(
  line: LineLogin,
  { state, nonce, verifier }: Sent,
  more: { back: string; anew: boolean },
): string {
  const url = new URL(placesOf(line).authorize)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  url.search = String(
    new URLSearchParams({
      ...{ response_type: 'code', client_id: line.channel, redirect_uri: more.back, scope: 'openid', state, nonce },
      ...{ code_challenge: challenge, code_challenge_method: 'S256', ui_locales: 'ja-JP' },
      ...(more.anew && { prompt: 'consent' }),
    }),
  )
  return url.href
}

/** Asks LINE, following nowhere else: status and body, of which no more than fits is taken. */
async function ask(address: string, body: URLSearchParams): Promise<{ status: number; said: Record<string, unknown> }> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const response = await fetch(address, { method: 'POST', body, redirect: 'error', signal })
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('latin1')
    if (text.length > LARGEST) throw new Error('more than LINE says')
  }
  const said: unknown = JSON.parse(text || '{}')
  return { status: response.status, said: typeof said === 'object' && said !== null ? { ...said } : {} }
}

/** Whom LINE means by the code with which a browser came back. */
export async function whoCame(
  line: LineLogin,
  { code, back, ...sent }: Omit<Sent, 'state'> & { code: string; back: string },
  now: string,
): Promise<{ subject: string } | Refused> {
  const answered = await ask(
    placesOf(line).token,
    new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri: back, code_verifier: sent.verifier },
      ...{ client_id: line.channel, client_secret: line.secret },
    }),
  ).catch(error => (error instanceof SyntaxError ? ('broken' as const) : ('away' as const)))
  if (typeof answered === 'string') return { refused: answered }
  const { status, said } = answered
  if (status !== 200) return { refused: refusedAt(status, said['error']) }
  return proved(line, String(said['id_token'] ?? ''), sent.nonce, now)
}

/** Whom a word of LINE names, where it is LINE's, for us, of now, and answers what we asked. */
export async function proved(
  line: LineLogin,
  token: string,
  nonce: string,
  now: string,
): Promise<{ subject: string } | Refused> {
  const { createRemoteJWKSet, jwtVerify } = await import('jose')
  const key: JWTVerifyGetKey = (header, jws) =>
    header.alg === 'HS256'
      ? Buffer.from(line.secret)
      : createRemoteJWKSet(new URL(placesOf(line).keys), { timeoutDuration: PATIENCE_MS })(header, jws)
  try {
    const { payload } = await jwtVerify(token, key, {
      ...{ algorithms: [...ALGORITHMS], issuer: ISSUER, audience: line.channel, requiredClaims: ['exp', 'iat', 'sub'] },
      ...{ currentDate: new Date(now), clockTolerance: SKEW, maxTokenAge: OLDEST },
    })
    if (payload.aud !== line.channel) return { refused: 'audience' }
    if (payload['nonce'] !== nonce) return { refused: 'stale' }
    return isUser(payload.sub) ? { subject: payload.sub } : { refused: 'broken' }
  } catch (error) {
    return { refused: wrongWith(error as { code?: string; claim?: string }) }
  }
}
