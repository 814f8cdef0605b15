import { CHANNELS, type Channel, SATISFACTIONS, type Satisfaction } from '#features/consultations/rules.ts'
import { percent } from './rules.ts'

/** So many consultations by one medium of which this was said; `satisfied` is null where nothing was. */
export type Said = { channel: Channel; satisfied: Satisfaction | null; count: number }

/** What is behind a figure of satisfaction: how many were held, how many said something, what they said, by which medium. */
export type Answers = {
  consultations: number
  answered: number
  each: Record<Satisfaction, number>
  media: Record<Channel, number>
}

/** All that was said in some consultations. */
export function answersIn(said: readonly Said[]): Answers {
  const sum = (fits: (one: Said) => boolean) => said.filter(fits).reduce((total, { count }) => total + count, 0)
  const of = <K extends string | number>(keys: readonly K[], fits: (one: Said, key: K) => boolean) =>
    Object.fromEntries(keys.map(key => [key, sum(one => one.satisfied !== null && fits(one, key))])) as Record<
      K,
      number
    >
  return {
    consultations: sum(() => true),
    answered: sum(({ satisfied }) => satisfied !== null),
    each: of(SATISFACTIONS, ({ satisfied }, key) => satisfied === key),
    media: of(CHANNELS, ({ channel }, key) => channel === key),
  }
}

/** Of those who answered, how many in a hundred said 4 or 5; null where nobody answered. */
export const contentRate = ({ answered, each }: Answers): number | null =>
  answered === 0 ? null : percent(each[5] + each[4], answered)

/** How many in a hundred consultations have an answer; null where none was held. */
export const responseRate = ({ consultations, answered }: Answers): number | null =>
  consultations === 0 ? null : percent(answered, consultations)
