import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/works', 'tanaka', '/staff/works'),
  question('/staff/works/new', 'tanaka', '/staff/works/new'),
  question('/staff/works/:id', 'tanaka', ({ work }) => `/staff/works/${work}`),
]
