import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/opportunities', 'visitor', '/opportunities', { bar: 60, statements: 1 }),
  question('/opportunities', 'visitor', '/opportunities?q=図書館', { bar: 60, statements: 1 }),
  question('/opportunities.json', 'visitor', '/opportunities.json'),
  question('/opportunities/:id', 'visitor', ({ activity }) => `/opportunities/${activity}`, { statements: 1 }),
  question('/opportunities/:id/print', 'visitor', ({ activity }) => `/opportunities/${activity}/print`),
  question('/staff/opportunities', 'suzuki', '/staff/opportunities', { bar: 60, statements: 5 }),
  question('/staff/opportunities', 'suzuki', '/staff/opportunities?q=図書館', { bar: 60 }),
  question('/staff/opportunities/new', 'suzuki', '/staff/opportunities/new'),
  question('/staff/opportunities/:id', 'suzuki', ({ activity }) => `/staff/opportunities/${activity}`),
  question('/staff/opportunities/:id/edit', 'suzuki', ({ activity }) => `/staff/opportunities/${activity}/edit`),
  question('/staff/opportunities/areas', 'suzuki', '/staff/opportunities/areas', { bar: 60 }),
]
