import { createHmac, randomInt } from 'node:crypto'
import { keyFor } from '#platform/secret.ts'
import { nfkc } from '#platform/text.ts'

/** Digits and capitals that nobody mistakes for one another (Crockford: no I, L, O, U). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
export const SPARES = 10

/** Ten spare codes of sixty bits, written as K7QM-2XWP-9RTA. */
export const newSpares = (): string[] =>
  Array.from({ length: SPARES }, () =>
    Array.from({ length: LENGTH }, (_, at) => (at > 0 && at % 4 === 0 ? '-' : '') + LETTERS[randomInt(32)]).join(''),
  )

/** A spare code as it is compared: in any width and case, with or without its dashes, O for 0, I and L for 1. */
const plain = (typed: string): string =>
  nfkc(typed)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** What is kept of a spare code: its HMAC under a key that the database does not hold. */
export const spareHash = (city: string, account: string, typed: string): string =>
  createHmac('sha256', keyFor('spare', city, account))
    .update(plain(typed))
    .digest('hex')
