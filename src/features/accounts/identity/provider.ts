import type * as Client from 'openid-client'
import { INSECURE, whyOf } from './failures.ts'
import { isFit, PATIENCE_MS, type ProviderRefusal, type Service } from './rules.ts'

/** A service with what shows it that it is us: the secret, or our private key as a JWK. */
export type Opened = Service & { secret: string }

/** What is sent there and must come back unchanged. */
export type Sent = { state: string; nonce: string; verifier: string }

type Refused = { refused: ProviderRefusal }
type Known = { metadata: Client.ServerMetadata; at: number; jwks?: Client.ExportedJWKSCache | undefined }

/** What a service says of itself holds for so long. */
const KNOWN_MS = 10 * 60_000
const known = new Map<string, Known>()
const LARGEST = 1024 * 1024

/** One asking of a service: how it may be reached, and whether it was there. */
type Asking = { fetch: Client.CustomFetch; developing: boolean; was: { away: boolean } }

/** Asks by TLS only, follows nowhere else, and waits no longer than its patience, whatever is asked in it. */
function asking(developing: boolean): Asking {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const was = { away: false }
  const ask: Client.CustomFetch = async (address, options) => {
    if (!isFit(address, developing)) throw Object.assign(new Error('no TLS'), { code: INSECURE })
    try {
      const response = await fetch(address, { ...(options as RequestInit), redirect: 'manual', signal })
      was.away ||= response.status >= 500
      return await bounded(response)
    } catch (error) {
      was.away = true
      throw error
    }
  }
  return { fetch: ask, developing, was }
}

/** The answer with its body read, of which no more than fits is taken. */
async function bounded(response: Response): Promise<Response> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > LARGEST) throw new Error('more than a service says')
    chunks.push(chunk)
  }
  const { status, headers } = response
  return new Response(size > 0 ? Buffer.concat(chunks) : null, { status, headers })
}

/** What the service says of itself, asked again after a while. */
async function describe(client: typeof Client, { issuer, client_id }: Service, ask: Asking): Promise<Known> {
  const before = known.get(issuer)
  if (before && performance.now() - before.at < KNOWN_MS) return before
  const config = await client.discovery(new URL(issuer), client_id, undefined, undefined, {
    [client.customFetch]: ask.fetch,
    timeout: PATIENCE_MS / 1000,
    ...(ask.developing ? { execute: [client.allowInsecureRequests] } : {}),
  })
  const now = { metadata: config.serverMetadata(), at: performance.now() }
  known.set(issuer, now)
  return now
}

async function configOf(client: typeof Client, service: Opened, ask: Asking) {
  const is = await describe(client, service, ask)
  const config = new client.Configuration(is.metadata, service.client_id, {}, await proofOf(client, service, is))
  config[client.customFetch] = ask.fetch
  config.timeout = PATIENCE_MS / 1000
  if (ask.developing) client.allowInsecureRequests(config)
  // The signature is checked although the answer comes by TLS: the proxy of a city hall may open that.
  client.enableNonRepudiationChecks(config)
  if (is.jwks) client.setJwksCache(config, is.jwks)
  return { config, is }
}

async function proofOf(
  client: typeof Client,
  { proof, secret }: Opened,
  { metadata }: Known,
): Promise<Client.ClientAuth> {
  if (proof === 'key') {
    const { kid, ...jwk } = JSON.parse(secret) as JsonWebKey & { kid: string }
    const curve = { name: 'ECDSA', namedCurve: 'P-256' }
    return client.PrivateKeyJwt({ key: await crypto.subtle.importKey('jwk', jwk, curve, false, ['sign']), kid })
  }
  return metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    ? client.ClientSecretPost(secret)
    : client.ClientSecretBasic(secret)
}

/** Whether a service can be asked at this issuer and is what it says; null where it is. */
export async function tryService(service: Service, developing: boolean): Promise<Refused | null> {
  known.delete(service.issuer)
  const ask = asking(developing)
  return refusing(ask, async client => {
    await describe(client, service, ask)
    return null
  })
}

/** Where the browser is sent to say there who it is (authorization code with PKCE, RFC 7636). */
export function wayThere(
  service: Opened,
  { state, nonce, verifier }: Sent,
  { back, developing, fresh }: { back: string; developing: boolean; fresh: boolean },
): Promise<{ url: string } | Refused> {
  const ask = asking(developing)
  return refusing(ask, async client => {
    const { config } = await configOf(client, service, ask)
    const { href } = client.buildAuthorizationUrl(config, {
      ...{ redirect_uri: back, scope: 'openid', state, nonce, ...(fresh ? { prompt: 'login' } : {}) },
      ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    })
    return { url: href }
  })
}

/** Where a browser ends its session at the service (OpenID Connect RP-Initiated Logout); null where that says no such way. */
export async function wayOut(service: Service, developing: boolean): Promise<string | null> {
  const ask = asking(developing)
  const said = await refusing(ask, client => describe(client, service, ask))
  const end = 'refused' in said ? undefined : said.metadata.end_session_endpoint
  if (!end || !isFit(end, developing)) return null
  const url = new URL(end)
  url.searchParams.set('client_id', service.client_id)
  return url.href
}

/** Whom the service means by what came back: `back` is the whole address at which the browser came. */
export function whoCame(
  service: Opened,
  { state, nonce, verifier }: Sent,
  { back, developing }: { back: URL; developing: boolean },
): Promise<{ issuer: string; subject: string } | Refused> {
  const ask = asking(developing)
  return refusing(ask, async client => {
    const { config, is } = await configOf(client, service, ask)
    const tokens = await client.authorizationCodeGrant(config, back, {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
    })
    is.jwks = client.getJwksCache(config)
    const { iss, sub } = tokens.claims()!
    // Nobody in particular is nobody's account.
    return sub ? { issuer: iss, subject: sub } : { refused: 'broken' as const }
  })
}

async function refusing<T>(ask: Asking, work: (client: typeof Client) => Promise<T>): Promise<T | Refused> {
  const client = await import('openid-client')
  try {
    return await work(client)
  } catch (error) {
    return { refused: ask.was.away ? 'away' : whyOf(error) }
  }
}
