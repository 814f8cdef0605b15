import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/q/:code', 'visitor', '/q/AAAAA'),
  question('/staff/campaigns', 'tanaka', '/staff/campaigns'),
  question('/staff/campaigns/:id/print', 'tanaka', ({ campaign }) => `/staff/campaigns/${campaign}/print`),
]
