import { randomUUID } from 'node:crypto'

declare const brand: unique symbol

/** An id of one kind of thing; ids of different kinds do not mix. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True where the text is a uuid in the canonical lower-case spelling; anything else never reaches the database. */
export const isId = (text: string): boolean => UUID.test(text)

/** A new uuid v7 (RFC 9562 §5.7): sorts by the millisecond of its making. */
export function newId<Kind extends string>(at: number = performance.timeOrigin + performance.now()): Id<Kind> {
  const time = Math.floor(at).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}` as Id<Kind>
}

/** The canonical spelling of a uuid of these bytes, which are 16 or more. */
export function spelled(bytes: Buffer): string {
  const hex = bytes.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
