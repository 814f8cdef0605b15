import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/erasures', 'tanaka', '/staff/erasures'),
  ofPerson('/erasure', { who: 'tanaka' }),
  question('/staff/erasures/:id', 'tanaka', ({ erasure }) => `/staff/erasures/${erasure}`),
]
