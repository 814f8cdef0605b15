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

/**
 * The one small step by which most would come in addition, found by asking anew with each of them (`count`), the first of
 * equals; null where none brings anything.
 */
export function bestChange(asked: Asked, count: (asked: Asked) => number): Gain | null {
  const now = count(asked)
  let best: Gain | null = null
  for (const change of changesOf(asked)) {
    const then = changed(asked, change)
    const more = count(then) - now
    if (more > (best?.more ?? 0)) best = { change, asked: then, more }
  }
  return best
}
