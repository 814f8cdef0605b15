import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/my/looks', 'ueki', '/my/looks'),
  question('/staff/looks', 'kansa', '/staff/looks', { bar: 60, statements: 8 }),
  question('/staff/looks', 'kansa', '/staff/looks?q=1012', { bar: 60, statements: 9 }),
  question('/staff/looks', 'kanri', ({ account }) => `/staff/looks?by=${account}&kind=look`, { bar: 60 }),
  question('/staff/looks', 'kanri', '/staff/looks?kind=correction&from=2026-10-01&to=2026-10-31', { bar: 60 }),
  question('/staff/looks', 'kanri', '/staff/looks?refused=1', { bar: 60 }),
  question('/staff/looks.csv', 'kansa', '/staff/looks.csv?from=2026-11-21&to=2026-11-21'),
  question('/staff/looks/:seq', 'kansa', '/staff/looks/1'),
  question('/staff/people/:id/looks', 'kansa', ({ person }) => `/staff/people/${person}/looks`, {
    bar: 60,
    statements: 6,
  }),
  question('/staff/people/:id/looks/sheet', 'tanaka', ({ person }) => `/staff/people/${person}/looks/sheet`),
]
