/** Names of an open taxonomy in the order in which they were first seen. */
export type Keys = { list: string[]; index: Map<string, number> }

export const emptyKeys = (): Keys => ({ list: [], index: new Map() })

/** The number of a name; a new name gets the next one. Refuses more names than a bit set of the caller can hold. */
export const keyOf = (keys: Keys, name: string, most = Number.POSITIVE_INFINITY): number => {
  const known = keys.index.get(name)
  if (known !== undefined) return known
  if (keys.list.length >= most) throw new RangeError(`more than ${most} different names: ${name}`)
  keys.index.set(name, keys.list.length)
  return keys.list.push(name) - 1
}

/** The names whose bits are set. */
export const namesOf = (keys: Keys, bits: number): string[] => keys.list.filter((_, i) => (bits >>> i) & 1)

/** How many bits of a 32-bit word are set. */
export const popcount = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
