import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/notices', 'sato', '/staff/notices'),
  question('/staff/notices', 'sato', '/staff/notices?group=sent'),
  question('/staff/notices/outbox', 'sato', '/staff/notices/outbox'),
  question('/staff/notices/letters', 'sato', '/staff/notices/letters'),
  question('/staff/notices/:id', 'sato', ({ notice }) => `/staff/notices/${notice}`),
  question('/staff/calls', 'sato', '/staff/calls'),
  ofPerson('/notices'),
  question('/notices/at/:token', 'visitor', '/notices/at/nobody'),
]
