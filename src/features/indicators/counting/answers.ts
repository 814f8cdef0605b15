import {
  CHANNELS,
  type Channel,
  isOwn,
  NO_ANSWER,
  OWN_WAYS,
  type OwnWay,
  SATISFACTIONS,
  type Satisfaction,
  type SatisfactionAnswer,
  type SatisfactionWay,
} from '#features/consultations/rules.ts'
import { percent } from '../rules.ts'

/**
 * So many consultations by one medium of which this was said; `satisfied` is null where nobody asked, `way` null where the
 * counsellor typed it.
 */
export type Said = {
  channel: Channel
  satisfied: SatisfactionAnswer | null
  way?: SatisfactionWay | null
  count: number
}

/**
 * What is behind a figure of satisfaction: how many were held, in how many nobody asked, how many answered, what they said, by which medium
 * the counsellor was told it, and by which way people answered themselves (紙/QR/電話).
 */
export type Answers = {
  consultations: number
  unasked: number
  answered: number
  each: Record<Satisfaction, number>
  media: Record<Channel, number>
  own: Record<OwnWay, number>
}

const isAnswer = ({ satisfied }: Said): boolean => satisfied !== null && satisfied !== NO_ANSWER

/** All that was said in some consultations. */
export function answersIn(said: readonly Said[]): Answers {
  const sum = (fits: (one: Said) => boolean) => said.filter(fits).reduce((total, { count }) => total + count, 0)
  const of = <K extends string | number>(keys: readonly K[], fits: (one: Said, key: K) => boolean) =>
    Object.fromEntries(keys.map(key => [key, sum(one => isAnswer(one) && fits(one, key))])) as Record<K, number>
  return {
    consultations: sum(() => true),
    unasked: sum(({ satisfied }) => satisfied === null),
    answered: sum(isAnswer),
    each: of(SATISFACTIONS, ({ satisfied }, key) => satisfied === key),
    media: of(CHANNELS, ({ channel, way = null }, key) => channel === key && !isOwn(way)),
    own: of(OWN_WAYS, ({ way }, key) => way === key),
  }
}

/** The answers by which somebody is content. */
export const CONTENT = [5, 4] as const

/** Of those who answered, how many in a hundred said 4 or 5; null where nobody answered. */
export const contentRate = ({ answered, each }: Answers): number | null =>
  answered === 0 ? null : percent(each[5] + each[4], answered)

/** How many in a hundred consultations have an answer; null where none was held. */
export const responseRate = ({ consultations, answered }: Answers): number | null =>
  consultations === 0 ? null : percent(answered, consultations)

/** How many in a hundred of those who were asked have an answer; null where nobody was asked. */
export const askedRate = ({ consultations, unasked, answered }: Answers): number | null =>
  consultations === unasked ? null : percent(answered, consultations - unasked)
