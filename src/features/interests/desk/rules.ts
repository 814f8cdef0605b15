import type { Category } from '#features/kinds/index.ts'
import type { Answered } from '../rules.ts'

/** A wish in the record of somebody that an answer to a picture would add or change; `before` null: nobody asked. */
export type Taking = { category: Category; before: number | null; score: number }

/** A picture asks whether, not how much: the weaker word of each side. */
const SCORE = { yes: 1, no: -1 } as const

/**
 * What the answers would change in the record. What says the same, or more of it (「ぜひ」, 「やりたくない」), stays as the counsellor
 * heard it; 「あとで」 and what is set aside say nothing.
 */
export const takingsOf = (answered: Answered, wishes: readonly { category: Category; score: number }[]): Taking[] =>
  answered.flatMap(([category, answer]) => {
    if (answer !== 'yes' && answer !== 'no') return []
    const before = wishes.find(wish => wish.category === category)?.score ?? null
    const score = SCORE[answer]
    return before !== null && Math.sign(before) === Math.sign(score) ? [] : [{ category, before, score }]
  })
