import { isId } from '#platform/ids.ts'

// A list of activities as a text, for a cookie or an address.

/** So many are on a list, the last ones. */
export const MOST = 30

/** An id in 22 signs. */
const short = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

function long(signs: string): string | null {
  const hex = Buffer.from(signs, 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(id) ? id : null
}

/** The ids of a list as it stands in a cookie or in an address. */
export const readList = (code: string): string[] => [
  ...new Set(
    code
      .slice(0, 2000)
      .split('.')
      .flatMap(signs => long(signs) ?? [])
      .slice(-MOST),
  ),
]

/** How it stands there. */
export const listCode = (ids: readonly string[]): string => ids.slice(-MOST).map(short).join('.')
