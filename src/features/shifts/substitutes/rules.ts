import type { LegalForm } from '#features/kinds/index.ts'

/** How far back it is counted how often somebody was asked. */
export const ASKED_DAYS = 90

/**
 * From the fourth asking in 90 days, more than one a month, somebody stands behind all others: whoever is always asked
 * first stops answering. Each asking before that costs as much as a twentieth of the score.
 */
export const ASKED_OFTEN = 4
export const ASKED_COST = 50

/** How somebody knows the place: by this very activity, or by another of the same organisation. */
export type Knows = 'activity' | 'organisation' | null

export type Standing = { knows: Knows; asked: number }

/** Those who know the place come first, since nobody has to show them round; those who were asked too often, last. */
const tierOf = ({ knows, asked }: Standing): number =>
  asked >= ASKED_OFTEN ? 3 : knows === 'activity' ? 0 : knows === 'organisation' ? 1 : 2

/** The order in which people are asked: by what they know, then by score less what was asked of them; ties by id. */
export function byTurn<C extends Standing & { id: string; score: number }>(a: C, b: C): number {
  const points = (one: C) => one.score - ASKED_COST * one.asked
  return tierOf(a) - tierOf(b) || points(b) - points(a) || (a.id < b.id ? -1 : 1)
}

/**
 * Whether only those who are employed there already may stand in: a shift of employment cannot be worked by somebody
 * without a contract, and to bring a new one is 職業紹介 with its own steps (職業安定法4条1項).
 */
export const onlyColleagues = (form: LegalForm): boolean => form === 'employment' || form === 'dispatch'
