import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/councils', 'tanaka', '/staff/councils', { bar: 60 }),
  question('/staff/councils.csv', 'tanaka', '/staff/councils.csv'),
  question('/staff/councils/:id', 'tanaka', ({ meeting }) => `/staff/councils/${meeting}`),
  question('/staff/councils/:id/print', 'tanaka', ({ meeting }) => `/staff/councils/${meeting}/print`),
  question('/staff/councils/:id/minutes', 'tanaka', ({ unwritten }) => `/staff/councils/${unwritten}/minutes`),
  question('/staff/councils/actions/:id', 'tanaka', ({ agreed }) => `/staff/councils/actions/${agreed}`),
]
