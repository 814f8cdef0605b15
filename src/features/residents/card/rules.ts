import { hasCome } from '#platform/clock.ts'

/**
 * A card is good for thirty days after it was printed, once, and for five tries: whoever finds it knows the number and guesses
 * the birth date. Its code has eight digits, read from paper in two groups.
 */
export const CARD = { days: 30, tries: 5, digits: 8 }

export type Card = {
  birth_on: string
  until_at: string
  tries: number
  used_at: string | null
  ended_at: string | null
}

/** Whether a card still opens something at this moment; why it does not is told to nobody. */
export const isGood = ({ until_at, tries, used_at, ended_at }: Card, now: string): boolean =>
  used_at === null && ended_at === null && tries < CARD.tries && !hasCome(until_at, now)

/** 1234 5678 */
export const shownCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
