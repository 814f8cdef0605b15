import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/queues', 'sato', '/staff/queues'),
  question('/queues/:id', 'visitor', ({ queue }) => `/queues/${queue}`),
  question('/queues/at/:token', 'visitor', '/queues/at/nobody'),
]
