import { createHmac } from 'node:crypto'
import { type Instant, secondsOf } from '#platform/clock.ts'

/** RFC 6238 with what every authenticator app takes: SHA-1, steps of thirty seconds, six digits. */
const SECONDS = 30
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The step of thirty seconds in which a moment is. */
export const stepAt = (now: Instant): number => Math.floor(secondsOf(now) / SECONDS)

/** The code of a step (RFC 4226 §5.3). */
export function codeAt(secret: Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const code = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff
  return String(code % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code was typed: of now, of the one before or the one after, since clocks differ; null for none of these,
 * and for a step that is not after `last`, whose code was taken before (RFC 6238 §5.2).
 */
export function stepTyped(secret: Buffer, typed: string, now: Instant, last: number): number | null {
  const at = stepAt(now)
  return [at - 1, at, at + 1].find(step => step > last && codeAt(secret, step) === typed) ?? null
}

/** RFC 4648 base32, without padding: how a secret is typed. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map(five => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** The bytes of a secret that `base32` wrote. */
export function fromBase32(text: string): Buffer {
  const bits = [...text].map(letter => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** What the QR code says to an app: whose secret it is (service, login), and the secret. */
export function addressOf({ service, login, secret }: { service: string; login: string; secret: string }): string {
  const query = new URLSearchParams({ secret, issuer: service })
  return `otpauth://totp/${encodeURIComponent(service)}:${encodeURIComponent(login)}?${query.toString().replaceAll('+', '%20')}`
}
