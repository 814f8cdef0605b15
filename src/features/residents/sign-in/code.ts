import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { keyFor } from '#platform/secret.ts'
import { CODE } from '../rules.ts'

/** A code that nobody guesses: six digits, each as likely as the others, the first ones too. */
export const newCode = (): string => String(randomInt(10 ** CODE.digits)).padStart(CODE.digits, '0')

/**
 * By this a code is known: under a key that the database has not, since a million codes are tried in a moment by whoever has
 * their hashes.
 */
export const codeHash = (municipality: string, id: string, code: string): Buffer =>
  createHmac('sha256', keyFor('sign-in', municipality, id))
    .update(code)
    .digest()

/** Whether it is the code, told in the same time wherever it differs. */
export const isCode = (stored: Buffer, municipality: string, id: string, code: string): boolean =>
  timingSafeEqual(stored, codeHash(municipality, id, code))
