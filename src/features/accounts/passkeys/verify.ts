import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Ask } from '#platform/page.ts'
import { keyFor } from '#platform/secret.ts'

/** EdDSA, ES256 and RS256 (COSE): what authenticators sign with. */
const ALGORITHMS = [-8, -7, -257]
const TIMEOUT = 120_000

type Place = Pick<Ask, 'url' | 'municipality'>
type Known = readonly { credential: string; transports: readonly string[] }[]

const named = (known: Known) =>
  known.map(({ credential: id, transports }) => ({
    type: 'public-key' as const,
    id,
    transports: [...transports] as never,
  }))

/**
 * What a browser is asked to make a passkey by. It is made for the host at which this was asked, and for no other one; the
 * handle by which it knows the account is none that stands anywhere else (WebAuthn level 3 §14.6.1).
 */
export const newOptions = (
  { url, municipality }: Place,
  challenge: string,
  who: { account: string; login: string; name: string },
  known: Known,
): PublicKeyCredentialCreationOptionsJSON => ({
  rp: { id: url.hostname, name: `結い ${municipality.name}` },
  user: {
    id: keyFor('passkey', municipality.id, who.account).toString('base64url'),
    ...{ name: who.login, displayName: who.name },
  },
  challenge,
  pubKeyCredParams: ALGORITHMS.map(alg => ({ type: 'public-key', alg })),
  timeout: TIMEOUT,
  attestation: 'none',
  excludeCredentials: named(known),
  authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
})

/** What a browser is asked to sign; of whom the passkey must be is said where it is known. */
export const signOptions = (
  { url }: Place,
  challenge: string,
  known: Known,
): PublicKeyCredentialRequestOptionsJSON => ({
  ...{ rpId: url.hostname, challenge, timeout: TIMEOUT, userVerification: 'required' },
  allowCredentials: named(known),
})

const words = z.string().max(20_000)
const CREDENTIAL = z.looseObject({
  id: words,
  response: z.looseObject({ clientDataJSON: words, transports: z.array(z.string().max(40)).max(10).optional() }),
})

/** What a browser answered; null for anything that is no such answer. */
export function readCredential(text: string): z.infer<typeof CREDENTIAL> | null {
  try {
    return CREDENTIAL.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
type Credential = NonNullable<ReturnType<typeof readCredential>>

export type Made = { credential: string; public_key: string; counter: number; transports: string[]; synced: boolean }

/** A new passkey, where it was made for this origin and challenge by somebody whom the device knows; else null. */
export async function verifyNew({ url }: Place, challenge: string, made: Credential): Promise<Made | null> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const { registrationInfo: info } = await verifyRegistrationResponse({
      response: made as unknown as RegistrationResponseJSON,
      ...{ expectedChallenge: challenge, expectedOrigin: url.origin, expectedRPID: url.hostname },
      ...{ requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS },
    })
    if (!info) return null
    const { id, publicKey, counter } = info.credential
    const { transports = [] } = made.response
    return {
      ...{ credential: id, public_key: Buffer.from(publicKey).toString('base64url'), counter, transports },
      synced: info.credentialBackedUp,
    }
  } catch {
    // Whatever is wrong with it, its owner does the same about it.
    return null
  }
}

export type Signed = { counter: number; synced: boolean }

/** What a passkey says that signed the challenge for this origin, with its owner known to the device; else null. */
export async function verifySigned(
  { url }: Place,
  challenge: string,
  signed: Credential,
  { public_key, host }: { public_key: string; host: string },
): Promise<Signed | null> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: signed as unknown as AuthenticationResponseJSON,
      ...{ expectedChallenge: challenge, expectedOrigin: url.origin, expectedRPID: host },
      requireUserVerification: true,
      // The counter is judged by us (`isBehind`): the library would refuse.
      credential: { id: signed.id, publicKey: new Uint8Array(Buffer.from(public_key, 'base64url')), counter: 0 },
    })
    if (!verified || host !== url.hostname) return null
    return { counter: authenticationInfo.newCounter, synced: authenticationInfo.credentialBackedUp }
  } catch {
    return null
  }
}
