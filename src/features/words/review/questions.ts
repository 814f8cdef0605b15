import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/words', 'tanaka', '/staff/words'),
  question('/staff/words/near', 'tanaka', '/staff/words/near'),
]
