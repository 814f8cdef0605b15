import type { Permissions } from '#features/accounts/rules.ts'
import type { HeardFrom } from '#features/people/rules.ts'

/** Signs that are neither written nor heard alike (as of requests/rules.ts). */
const SIGNS = '34679ACEFHKMRTWXY'
const LENGTH = 5

/** A code of a campaign out of so many random bytes. */
export const codeFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.slice(0, LENGTH), byte => SIGNS[byte % SIGNS.length]!).join('')

/** A code as it is typed from a poster, in any width and case; null for anything that is none. */
export function readCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return code.length === LENGTH && [...code].every(sign => SIGNS.includes(sign)) ? code : null
}

/** One way of telling of the desk that has a code of its own: a poster, a flyer, an issue of the newsletter. */
export type Campaign = {
  name: string
  /** By which answer of 「知ったきっかけ」 whoever comes by it is counted. */
  medium: HeardFrom
  /** Where it hangs or lies, or how many there are. */
  note: string
}

export const PERMISSIONS = {
  'campaigns.read': ['counsellor', 'coordinator', 'manager'],
  'campaigns.write': ['coordinator', 'manager'],
} satisfies Permissions
