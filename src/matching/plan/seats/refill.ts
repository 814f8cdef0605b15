import { couldAdd } from './conflict.ts'
import { giveUp, leftWith, takeUp } from './jobs.ts'
import { bonusOf } from './market.ts'
import { eachCandidate } from './repair.ts'
import { held, isFree, isLocked, type Seating, scoreIn } from './seating.ts'

/** One step of a repair: somebody takes a seat, perhaps out of another slot, which is then offered in turn. */
export type Move = { person: number; to: number; from: number | null; score: number }

export type RepairOptions = {
  /** Placements that must stay as they are. */
  confirmed?: (person: number, slot: number) => boolean
  /** People who are not asked at all, such as the one who is absent. */
  except?: ReadonlySet<number>
  /** The longest chain; missing: 6. */
  moves?: number
}

/**
 * Fills a free seat by the step that gains most: somebody adds it, or leaves another unconfirmed slot for it, whose seat
 * is then filled in the same way. Every step gains by itself; nobody is moved twice and nothing else changes.
 */
export const refill = (t: Seating, slot: number, options: RepairOptions = {}): Move[] => {
  const { confirmed = () => false, except = new Set<number>(), moves = 6 } = options
  const done: Move[] = []
  const moved = new Set(except)
  for (let free = slot; free >= 0 && done.length < moves && isFree(t, free); ) {
    const move = bestMove(t, free, moved, confirmed)
    if (!move) break
    if (move.from !== null) giveUp(t, move.person, move.from)
    takeUp(t, move.person, free, move.score)
    moved.add(move.person)
    done.push(move)
    free = move.from ?? -1
  }
  return done
}

const bestMove = (
  t: Seating,
  slot: number,
  moved: ReadonlySet<number>,
  confirmed: (p: number, slot: number) => boolean,
): Move | null => {
  const m = t.market
  let best: Move | null = null
  let most = 0
  const consider = (gain: number, move: Move): void => {
    if (gain > most) {
      most = gain
      best = move
    }
  }
  eachCandidate(t, slot, (person, score) => {
    if (moved.has(person)) return
    if (score + (t.count[person] === 0 ? m.bonus[person]! : 0) <= most) return
    if (couldAdd(t, person, slot)) {
      consider(score + (t.count[person] === 0 ? bonusOf(m, person) : 0), { person, to: slot, from: null, score })
      return
    }
    const row = person * m.choicesEach
    for (let i = row; i < row + t.count[person]!; i++) {
      const from = t.slotOf[i]!
      const gain = score - leftWith(t, person, from).reduce((sum, one) => sum + scoreIn(t, person, one), 0)
      if (gain > 0 && mayLeave(t, person, from, confirmed) && couldAdd(t, person, slot, from))
        consider(gain, { person, to: slot, from, score })
    }
  })
  return best
}

/** Whether neither a lock, nor a complete team, nor that it was confirmed keeps a person in a slot and what is left with it. */
const mayLeave = (t: Seating, p: number, slot: number, confirmed: (p: number, slot: number) => boolean): boolean =>
  t.state[slot] !== held && !isLocked(t.market, p, slot) && leftWith(t, p, slot).every(one => !confirmed(p, one))
