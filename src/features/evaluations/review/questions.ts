import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/evaluations', 'tanaka', '/staff/evaluations', { bar: 60 }),
  question('/staff/evaluations.csv', 'tanaka', '/staff/evaluations.csv'),
  question('/staff/evaluations/new', 'inoue', '/staff/evaluations/new'),
  question('/staff/evaluations/print', 'tanaka', '/staff/evaluations/print'),
  question('/staff/works/:id/year', 'tanaka', ({ work }) => `/staff/works/${work}/year`),
  question('/staff/evaluations/:id', 'tanaka', ({ evaluation }) => `/staff/evaluations/${evaluation}`),
  question('/staff/evaluations/:id/edit', 'tanaka', ({ evaluation }) => `/staff/evaluations/${evaluation}/edit`),
  question('/staff/evaluations/:id/print', 'tanaka', ({ evaluation }) => `/staff/evaluations/${evaluation}/print`),
]
