import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/stories', 'visitor', '/stories'),
  question('/stories.csv', 'visitor', '/stories.csv'),
  question('/stories/:id', 'visitor', ({ story }) => `/stories/${story}`),
  question('/staff/stories', 'sato', '/staff/stories'),
  question('/staff/stories/interview', 'sato', '/staff/stories/interview'),
  question('/staff/stories/new', 'sato', ({ person }) => `/staff/stories/new?person=${person}`),
  question('/staff/stories/:id', 'sato', ({ story }) => `/staff/stories/${story}`),
]
