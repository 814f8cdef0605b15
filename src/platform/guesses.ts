import { addMinutes, type Instant } from './clock.ts'

/** So many wrong links are opened from one place before it is asked to wait: broken mails and scanners need a few. */
export const FREE = 20
/** The longest wait, and how long a place is remembered after its last wrong link, in minutes. */
export const LONGEST = 60
/** More places are not kept in mind: those that were wrong longest ago are forgotten first. */
const MOST_PLACES = 10_000

/** How many minutes a place is asked to wait after so many wrong links: none for the first 20, then 1, 2, 4 … up to 60. */
export const waitAfter = (wrong: number, free = FREE): number =>
  wrong <= free ? 0 : Math.min(LONGEST, 2 ** (wrong - free - 1))

type Note = (place: string, now: Instant) => number
/** `left`: how many minutes a place has still to wait, for what is not even looked at meanwhile. */
export type Guesses = Note & { left: Note }

/**
 * Counts wrong links by the place they come from; each call notes one and gives the minutes that the place is to wait, 0
 * where it need not.
 *
 * Only what is wrong is counted and refused: thirty people behind the address of a community hall open their good links
 * however many wrong ones come from there. It is kept in the memory of the process: a token of 256 bits is found by nobody,
 * so this holds back load and noise, for which a limit per process does as well; a table would turn a flood of reads into
 * one of writes.
 */
export function guesses(free = FREE): Guesses {
  const places = new Map<string, { wrong: number; at: Instant }>()
  const note: Note = (place, now) => {
    const before = places.get(place)
    const wrong = before && before.at > addMinutes(now, -LONGEST) ? before.wrong + 1 : 1
    places.delete(place)
    places.set(place, { wrong, at: now })
    if (places.size > MOST_PLACES) places.delete(places.keys().next().value!)
    return waitAfter(wrong, free)
  }
  const left: Note = (place, now) => {
    const { wrong, at } = places.get(place) ?? { wrong: 0, at: now }
    const wait = waitAfter(wrong, free)
    // Where the clock was set back nobody waits longer for it.
    return Math.max(0, Math.min(wait, wait - Math.floor((Date.parse(now) - Date.parse(at)) / 60_000)))
  }
  return Object.assign(note, { left })
}
