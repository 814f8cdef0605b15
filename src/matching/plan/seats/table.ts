import { shared } from '../../table/columns.ts'

/** Where people sit, on shared memory: seats by slot and slots by person, always the same placements seen from both sides. */
export type Table = {
  /** Rows of `choicesEach`. */
  slotOf: Int32Array
  scoreOf: Int32Array
  count: Uint16Array
  /** People in a slot, in rows that begin at `seatsAt` and hold `need`. */
  seatsAt: Uint32Array
  occupant: Int32Array
  filled: Uint16Array
  /** How many people take part in an activity; kept where its capacity may matter. */
  crowd: Uint32Array
  /** 0 as usual; a complete team is `held` together, one that cannot be formed is `shut`. */
  state: Uint8Array
  /** Who in a slot loses least by leaving, and how much; -1 until asked for, and again after a change. */
  leastWho: Int32Array
  leastLoss: Int32Array
}

/** An empty table for so many people with so many choices each, and slots with so many seats, of so many activities. */
export const tableOf = (people: number, choicesEach: number, need: Uint16Array, activities: number): Table => {
  const slots = need.length
  const seats = need.reduce((sum, one) => sum + one, 0)
  const table: Table = {
    slotOf: shared(Int32Array, people * choicesEach),
    scoreOf: shared(Int32Array, people * choicesEach),
    count: shared(Uint16Array, people),
    seatsAt: shared(Uint32Array, slots + 1),
    occupant: shared(Int32Array, seats),
    filled: shared(Uint16Array, slots),
    crowd: shared(Uint32Array, activities),
    state: shared(Uint8Array, slots),
    leastWho: shared(Int32Array, slots).fill(-1),
    leastLoss: shared(Int32Array, slots),
  }
  for (let slot = 0; slot < slots; slot++) table.seatsAt[slot + 1] = table.seatsAt[slot]! + need[slot]!
  return table
}

/** Nobody sits any more. */
export const clearTable = (t: Table): void => {
  t.count.fill(0)
  t.filled.fill(0)
  t.crowd.fill(0)
  t.state.fill(0)
  t.leastWho.fill(-1)
}
