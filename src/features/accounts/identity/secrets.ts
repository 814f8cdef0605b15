import { generateKeyPairSync } from 'node:crypto'
import { newId } from '#platform/ids.ts'
import { keyFor } from '#platform/secret.ts'

/** Under which key the secret of a city's service is closed. */
export const keyOf = (city: string): Buffer => keyFor('identity', city)

/** A key pair of our own (P-256), as JWKs: the private one, and the public one for the service. */
export function newKeys(): { secret: string; public_key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = newId()
  const shown = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' }
  return {
    secret: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid }),
    public_key: JSON.stringify({ keys: [shown] }, null, 2),
  }
}
