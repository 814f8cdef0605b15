import { type LegalForm, SKILLS } from '#features/kinds/index.ts'
import { PARTS, type Part, partBit } from '#features/opportunities/index.ts'
import type { Ground } from '#features/places/index.ts'
import {
  countByTimes,
  dropPerson,
  type Explanation,
  explain,
  type Interval,
  type Person,
  putPerson,
  type Snapshot,
  score,
  topOpportunities,
  type Weights,
  weekdays,
} from '#matching/index.ts'
import { type Asked, reachKm } from '../forms.ts'
import { type Chosen, linesOf, tasteOf } from '../rules.ts'

/*
 * The order of 「わたしに合うもの」. It is 情報提供: the same answers give anybody the same list, by criteria that a public page
 * states in advance (about.ts), and nobody chooses for one person (職業安定法4条; sources.md: placement).
 */

/** The points of each criterion at most, and of `room`; together they are 1000. What a visitor is not asked counts nothing. */
export const WEIGHTS: Weights = {
  likes: 480,
  distance: 240,
  time: 150,
  experience: 0,
  terms: 0,
  character: 0,
  need: 60,
}
/** Points at most for room: an activity steps back as candidates come, by how many of its places they would take. */
export const ROOM = 70

/** How many are proposed for an activity, and for how many it still has places (null: not known). */
export type Sought = { candidates: number; places: number | null }

/**
 * The points for room: by the share of the places for which there is no candidate yet. Where nobody knows the places, all of
 * them while there is no candidate, then half: nobody can say more. The rule and its figure were chosen by bench/exposure.ts.
 */
export function roomOf({ candidates, places }: Sought): number {
  if (candidates === 0) return ROOM
  if (places === null) return ROOM / 2
  return Math.round(ROOM * Math.max(0, 1 - candidates / Math.max(1, places)))
}

/** What each part of a day stands for, in hours: to noon, to 18:00, from then on. */
const HOURS = { am: [0, 12], pm: [12, 18], night: [18, 24] } as const satisfies Record<Part, Interval>

/** Free hours by weekday, of the parts that were tapped. */
const freeOf = (when: number): NonNullable<Person['free']> =>
  Object.fromEntries(
    weekdays.map((day, at) => [day, PARTS.filter(part => when & partBit(at, part)).map(part => HOURS[part])]),
  )

/** Somebody whom nobody knows, as the engine takes them: what was not said rules nothing out and gives no points. */
export function visitorOf(
  asked: Asked,
  chosen: readonly Chosen[],
  city: { ground: Ground; forms: readonly LegalForm[] },
): Person {
  const { from, when } = asked
  const reach = reachKm(asked, city.ground)
  return {
    id: VISITOR,
    ...tasteOf(linesOf(asked.answered, chosen)),
    kinds: city.forms,
    // Nobody asked what they can do: no activity is ruled out by it, and what it asks for is told (sentences.ts).
    skills: Object.keys(SKILLS),
    ...(from && { at: [from.lat, from.lng] as const }),
    ...(reach !== undefined && { reachKm: reach }),
    ...(when !== 0 && { free: freeOf(when) }),
  }
}
const VISITOR = 'visitor'

/** Puts somebody in for as long as `look` takes; the snapshot is as it was afterwards. */
function within<T>(snapshot: Snapshot, person: Person, look: (id: string) => T): T {
  putPerson(snapshot, person)
  try {
    return look(person.id)
  } finally {
    dropPerson(snapshot, person.id)
  }
}

/** A place of the list: the engine's points and those for room, which together are its score. */
export type Placed = { id: string; score: number; room: number }

const withRoom = (best: readonly { id: string; score: number }[], roomIn: (id: string) => number): Placed[] =>
  best
    .map(({ id, score }) => {
      const room = roomIn(id)
      return { id, score: score + room, room }
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))

/** All that suits somebody, the best first, of equals by id. `roomIn`: the points for room of each. */
export const ranked = (snapshot: Snapshot, person: Person, roomIn: (id: string) => number): Placed[] =>
  best(snapshot, person, roomIn, snapshot.opportunity.ids.length).placed

/** So many more than are asked for are looked at first: room brings up what is close behind. */
const BESIDES = 200

/** Which of these suit somebody who is in the table. */
const suiting = (snapshot: Snapshot, id: string, others: Iterable<string>): string[] => {
  const row = snapshot.person.row.get(id)!
  return [...others].filter(other => score(snapshot, row, snapshot.opportunity.row.get(other)!) >= 0)
}

/** The first of them but for those that are `out`, and how many there are; what is behind by more than `ROOM` is not looked at. */
export const best = (
  snapshot: Snapshot,
  person: Person,
  roomIn: (id: string) => number,
  most: number,
  out: ReadonlySet<string> = new Set(),
): { placed: Placed[]; total: number } =>
  within(snapshot, person, id => {
    for (let looked = most + BESIDES; ; looked *= 8) {
      const { best, eligible } = topOpportunities(snapshot, id, looked)
      const placed = withRoom(best, roomIn).filter(({ id }) => !out.has(id))
      const last = placed[most - 1]
      if (best.length === eligible || (last && last.score > best.at(-1)!.score + ROOM))
        return { placed: placed.slice(0, most), total: eligible - suiting(snapshot, id, out).length }
    }
  })

/** Why these suit: the terms of each, of which the score is the sum, its reasons and its caution. */
export const explained = (snapshot: Snapshot, person: Person, ids: readonly string[]): Explanation[] =>
  within(snapshot, person, id => ids.map(one => explain(snapshot, id, one)))

/** Somebody, and what does not count for them. */
export type Counted = { person: Person; without: readonly string[] }

/** How many suit each of these, of whom nothing differs but when they are free; none of what is `without`. */
export const countsFor = (snapshot: Snapshot, all: readonly [Counted, ...Counted[]]): number[] =>
  within(snapshot, all[0].person, id =>
    countByTimes(
      snapshot,
      snapshot.person.row.get(id)!,
      all.map(
        ({ person }) =>
          () =>
            putPerson(snapshot, person),
      ),
      at => suiting(snapshot, id, all[at]!.without).length,
    ),
  )
