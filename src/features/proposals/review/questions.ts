import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  ofPerson('', { bar: 80, statements: 12 }),
  ofPerson('/matches', { bar: 120, statements: 11 }),
  question('/staff/opportunities/:id/people', 'suzuki', ({ activity }) => `/staff/opportunities/${activity}/people`, {
    bar: 120,
    statements: 10,
  }),
  question('/staff/proposals', 'sato', '/staff/proposals', { bar: 60, statements: 5 }),
  question('/staff/proposals', 'sato', '/staff/proposals?status=open&form=volunteering', { bar: 60 }),
  question('/staff/proposals.csv', 'sato', '/staff/proposals.csv?status=open'),
  question('/staff/proposals/:id', 'sato', ({ proposal }) => `/staff/proposals/${proposal}`, { statements: 6 }),
  question('/staff/proposals/:id/activity', 'sato', ({ proposal }) => `/staff/proposals/${proposal}/activity`),
  question('/staff/proposals/:id/letter', 'sato', ({ proposal }) => `/staff/proposals/${proposal}/letter`),
  question('/staff/lists/:id', 'sato', ({ list }) => `/staff/lists/${list}`),
  question('/staff/people/:id', 'kita', ({ near }) => `/staff/people/${near}`, { bar: 80, statements: 12 }),
  question('/staff/people/:id/matches', 'kita', ({ near }) => `/staff/people/${near}/matches`, {
    bar: 120,
    statements: 12,
  }),
  question('/staff/proposals', 'kita', '/staff/proposals', { bar: 60, statements: 6 }),
  question('/staff/proposals', 'kita', '/staff/proposals?status=open&form=volunteering', { bar: 60 }),
  question('/staff/opportunities/:id/people', 'kita', ({ activity }) => `/staff/opportunities/${activity}/people`, {
    bar: 120,
    statements: 11,
  }),
]
