import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  ofPerson('/consultations', { statements: 5 }),
  ofPerson('/sheet'),
  question('/staff/consultations', 'sato', '/staff/consultations', { bar: 60, statements: 6 }),
  question('/staff/consultations.csv', 'sato', '/staff/consultations.csv?from=2026-11-01&to=2026-11-21'),
  question('/staff/consultations/anonymous', 'sato', '/staff/consultations/anonymous'),
  question('/staff/people/:id/consultations', 'kita', ({ near }) => `/staff/people/${near}/consultations`, {
    statements: 6,
  }),
  question('/staff/consultations', 'kita', '/staff/consultations', { bar: 60, statements: 7 }),
]
