import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/ledgers/seekers', 'sato', '/staff/ledgers/seekers'),
  question('/staff/ledgers/seekers.xlsx', 'sato', '/staff/ledgers/seekers.xlsx'),
  question('/staff/ledgers/openings', 'sato', '/staff/ledgers/openings'),
  question('/staff/ledgers/openings.xlsx', 'sato', '/staff/ledgers/openings.xlsx'),
  question('/staff/ledgers/figures', 'tanaka', '/staff/ledgers/figures'),
  ofPerson('/seeking'),
  question('/staff/opportunities/:id/opening', 'suzuki', ({ activity }) => `/staff/opportunities/${activity}/opening`),
]
