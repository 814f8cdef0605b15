import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/corrections', 'tanaka', '/staff/corrections'),
  question('/staff/corrections/:id', 'tanaka', ({ proposal }) => `/staff/corrections/${proposal}`),
  question('/staff/records/:kind/:id', 'sato', ({ consent }) => `/staff/records/consent/${consent}`),
]
