/** How many times longer one takes where it goes up and down. */
export type Factors = { walk: number; bicycle: number }
export type Slope = Factors & { area_id: string; to_area_id: string | null }
/** By area, and by two areas in either order. */
export type Slopes = ReadonlyMap<string, Factors>

const LEVEL: Factors = { walk: 1, bicycle: 1 }
const keyOf = (a: string, b: string | null): string => (b !== null && b < a ? `${b} ${a}` : `${a} ${b ?? ''}`)

/** Of several for the same areas the last one holds. */
export const slopesOf = (all: readonly Slope[]): Slopes =>
  new Map(all.map(({ area_id, to_area_id, walk, bicycle }) => [keyOf(area_id, to_area_id), { walk, bicycle }]))

/** Between two areas (null: not known which): as it is said of the two, else the steeper of each by itself. */
export function slopeBetween(slopes: Slopes, a: string | null, b: string | null): Factors {
  if (slopes.size === 0) return LEVEL
  const pair = a !== null && b !== null ? slopes.get(keyOf(a, b)) : undefined
  if (pair) return pair
  const [one, other] = [a, b].map(area => (area === null ? LEVEL : (slopes.get(keyOf(area, null)) ?? LEVEL)))
  return { walk: Math.max(one!.walk, other!.walk), bicycle: Math.max(one!.bicycle, other!.bicycle) }
}
