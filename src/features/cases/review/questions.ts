import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/cases', 'sato', '/staff/cases', { statements: 6 }),
  question('/staff/cases', 'kita', '/staff/cases', { statements: 7 }),
  question('/staff/cases/new', 'sato', ({ person }) => `/staff/cases/new?person=${person}`),
  question('/staff/cases/:id', 'sato', ({ case: one }) => `/staff/cases/${one}`),
]
