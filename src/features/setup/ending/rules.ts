import type { Day } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'

/** What a city enters that may end, be called otherwise, or have been a mistake. A neighbour is an area. */
export const ENDED = ['programmes', 'areas', 'towns', 'facilities'] as const
export type Ended = (typeof ENDED)[number]
export const isEnded = (text: string): text is Ended => ENDED.some(one => one === text)

/**
 * What becomes of one of them: another name (its records go along), an end (null: none after all), or it goes as if it had
 * never been there, which only what was never used can.
 */
export type EndingEntry = { of: Ended; name: string } & (
  | { becomes: string }
  | { ends_on: Day | null }
  | { removed: true }
)

/** `gone`: nothing has this name. `taken`: another one has the new name. `used`: something was recorded of it. */
export type EndingRefusal = 'gone' | 'taken' | 'used'

const NAME: Shape = { of: 'words', most: 200 }
/** The same as a file says it: one of the three. */
export const ENDING: Shape = {
  of: 'record',
  fields: {
    of: { of: 'choice', among: ENDED },
    name: NAME,
    becomes: NAME,
    ends_on: { of: 'day', orNull: true },
    removed: { of: 'yes' },
  },
  optional: ['becomes', 'ends_on', 'removed'],
  fits: (one: Record<string, unknown>) =>
    ['becomes', 'ends_on', 'removed'].filter(key => Object.hasOwn(one, key)).length === 1 && one['removed'] !== false
      ? null
      : 'becomes（新しい名前）、ends_on（終わる日）、removed（true：まちがいだったので消す）の、どれか1つを書いてください。',
}

/** What is known and a list of the file does not name: ended, or forgotten? Nothing is concluded from it. */
export const missingFrom = (
  known: readonly { name: string; ends_on: Day | null }[],
  named: readonly string[],
): string[] => known.filter(({ name, ends_on }) => ends_on === null && !named.includes(name)).map(({ name }) => name)
