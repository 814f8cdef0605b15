import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/weights', 'tanaka', '/staff/weights', { bar: 150, statements: 8 }),
  question(
    '/staff/weights/calculations/:id',
    'tanaka',
    ({ calculation }) => `/staff/weights/calculations/${calculation}`,
  ),
]
