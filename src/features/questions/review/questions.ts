import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/questions/new', 'visitor', ({ activity }) => `/questions/new?activity=${activity}`),
  question('/my/questions/new', 'ueki', ({ activity }) => `/my/questions/new?activity=${activity}`),
  question('/my/questions/:id', 'ueki', ({ question }) => `/my/questions/${question}`),
  question('/staff/questions', 'sato', '/staff/questions', { statements: 5 }),
  question('/staff/questions/:id', 'sato', ({ question }) => `/staff/questions/${question}`),
]
