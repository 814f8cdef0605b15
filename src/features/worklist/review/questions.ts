import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff', 'tanaka', '/staff?who=all', { bar: 80, statements: 18 }),
  question('/staff', 'sato', '/staff', { bar: 60, statements: 18 }),
  question('/staff', 'kanri', '/staff'),
  question('/staff/steps/:id', 'sato', ({ step }) => `/staff/steps/${step}`, { statements: 8 }),
  question('/staff/stuck', 'suzuki', '/staff/stuck'),
  question('/staff', 'kita', '/staff', { bar: 60, statements: 16 }),
  question('/staff', 'kita', '/staff?who=all', { bar: 80, statements: 21 }),
]
