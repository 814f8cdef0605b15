import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/labour', 'tanaka', '/staff/labour'),
  question('/staff/labour.csv', 'tanaka', '/staff/labour.csv'),
]
