/** A seeded stream of random numbers: the same on every machine, since it only adds, multiplies and shifts integers. */
export type Random = {
  /** In [0, 1). */
  next: () => number
  /** An integer from `least` to `most`, both included. */
  integer: (least: number, most: number) => number
  chance: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** One of the list, with probability in proportion to its weight. */
  weighted: <T>(list: readonly (readonly [T, number])[]) => T
  /** Standard normal, nearly: the sum of twelve uniforms less six. */
  normal: () => number
}

/** The stream of a seed (mulberry32, by T. Ettinger). */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const weighted = <T>(list: readonly (readonly [T, number])[]): T => {
    let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of list) {
      left -= weight
      if (left < 0) return item
    }
    return list[list.length - 1]![0]
  }
  return {
    next,
    integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: probability => next() < probability,
    pick: list => list[Math.floor(next() * list.length)]!,
    weighted,
    normal: () => Array.from({ length: 12 }, next).reduce((sum, n) => sum + n, -6),
  }
}
