import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/surveys/at/:token', 'visitor', '/surveys/at/nobody'),
  question('/staff/surveys', 'sato', '/staff/surveys'),
  question('/staff/entries/:id/surveys', 'tanaka', ({ entry }) => `/staff/entries/${entry}/surveys`),
  ofPerson('/surveys'),
  question('/staff/consultations/:id/survey', 'sato', ({ talk }) => `/staff/consultations/${talk}/survey`),
]
