import { type Category, MEANS, type Means } from '#features/kinds/index.ts'
import { PARTS, type Part, partBit } from '#features/opportunities/index.ts'
import type { Day } from '#platform/dates.ts'
import { type Asked, MINUTES } from '../forms.ts'
import { forgetting } from '../rules.ts'

/** One thing that could be otherwise. */
export type Change =
  | { what: 'part'; day: number; part: Part }
  | { what: 'day'; day: Day }
  | { what: 'way'; means: Means; minutes: number }
  | { what: 'field'; category: Category }

/** The smallest steps: half a day more, one day after all, the next longer way, a field that was refused. */
export function changesOf({ answered, when, off, ways }: Asked): Change[] {
  const parts = Array.from({ length: 7 }, (_, day) => PARTS.map(part => ({ what: 'part', day, part }) as const)).flat()
  return [
    ...(when === 0 ? [] : parts.filter(({ day, part }) => !(when & partBit(day, part)))),
    ...off.map((day): Change => ({ what: 'day', day })),
    ...MEANS.flatMap((means): Change[] => {
      const longer = MINUTES.find(minutes => minutes > (ways[means] ?? Number.POSITIVE_INFINITY))
      return longer ? [{ what: 'way', means, minutes: longer }] : []
    }),
    ...answered.flatMap(([category, answer]): Change[] => (answer === 'no' ? [{ what: 'field', category }] : [])),
  ]
}

/** What would be asked then. */
export function changed(asked: Asked, change: Change): Asked {
  switch (change.what) {
    case 'part':
      return { ...asked, when: asked.when | partBit(change.day, change.part) }
    case 'day':
      return { ...asked, off: asked.off.filter(day => day !== change.day) }
    case 'way':
      return { ...asked, ways: { ...asked.ways, [change.means]: change.minutes } }
    case 'field':
      return { ...asked, answered: forgetting(asked.answered, change.category) }
  }
}

export type Gain = { change: Change; asked: Asked; more: number }

/** How many suit with each of these questions, of which nothing differs but the parts of the week. */
export type Counts = (all: readonly [Asked, ...Asked[]]) => number[]

/**
 * The one small step by which most would come in addition, found by asking anew with each of them (`counts`), the first of
 * equals; null where none brings anything.
 */
export function bestChange(asked: Asked, counts: Counts): Gain | null {
  const all = changesOf(asked).map(change => ({ change, asked: changed(asked, change) }))
  const parts = all.filter(({ change }) => change.what === 'part')
  const [now = 0, ...byPart] = counts([asked, ...parts.map(({ asked }) => asked)])
  const byOthers = all.slice(parts.length).map(({ asked }) => counts([asked])[0]!)
  let best: Gain | null = null
  for (const [at, count] of [...byPart, ...byOthers].entries())
    if (count - now > (best?.more ?? 0)) best = { ...all[at]!, more: count - now }
  return best
}
