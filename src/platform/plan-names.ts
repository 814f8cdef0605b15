/**
 * A statement that was asked for so often keeps its plan on each connection; so many at most, since plans take memory. A long
 * one counts once for each of its pieces: it is planned for as long as it is long (6,600 letters in 51 ms for the limited).
 * Long ones have places of their own, which the many short ones that come before do not take.
 */
export const OFTEN = 30
const PIECE = 600
const LONG = 3
const MOST_KEPT = { short: 60, long: 60 }
/** Statements that are put together from conditions have no end: after so many the count begins anew. */
const MOST_COUNTED = 2000

/** The words by which a statement says that no plan of it is to be kept. */
export const ANEW = '/* planned anew */'

const names = new Map<string, string>()
const kept = { short: 0, long: 0 }
const counts = new Map<string, number>()

/**
 * The name under which a connection keeps the plan of a statement; undefined where that is not worth it yet. It carries
 * the lane: a plan is made for one role, and one name for several made the server plan anew each time (× 1.5 to 2.6). Of the
 * limited only the first statement of a transaction, which goes out before it is known that they are, has that of staff.
 */
export function nameOf(lane: string, sql: string, often: number): string | undefined {
  if (sql.includes(ANEW)) return undefined
  const key = `${lane} ${sql}`
  const known = names.get(key)
  const pieces = Math.ceil(sql.length / PIECE)
  const kind = pieces > LONG ? 'long' : 'short'
  if (known || (often > 1 && kept[kind] >= MOST_KEPT[kind])) return known
  const count = (counts.get(key) ?? 0) + pieces
  if (count >= often) {
    kept[kind]++
    return names.set(key, `${lane} ${names.size}`).get(key)
  }
  if (counts.size >= MOST_COUNTED) counts.clear()
  counts.set(key, count)
  return undefined
}
