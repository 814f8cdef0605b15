import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/requests', 'visitor', '/requests'),
  question('/requests/new', 'visitor', ({ activity }) => `/requests/new?activity=${activity}`),
  question('/my/requests/new', 'ueki', ({ activity }) => `/my/requests/new?activity=${activity}`),
  question('/my/requests/send', 'ueki', '/my/requests/send'),
  question('/my/requests/:id', 'ueki', ({ request }) => `/my/requests/${request}`),
  question('/my/requests/:id/print', 'ueki', ({ request }) => `/my/requests/${request}/print`),
  question('/requests/at/:token', 'visitor', '/requests/at/nobody'),
  question('/requests/at/:token/print', 'visitor', '/requests/at/nobody/print'),
  question('/staff/requests', 'sato', '/staff/requests', { statements: 5 }),
  question('/staff/requests/new', 'sato', '/staff/requests/new'),
  question('/staff/requests/:id', 'sato', ({ request }) => `/staff/requests/${request}`),
  question('/staff/requests/:id/print', 'sato', ({ request }) => `/staff/requests/${request}/print`),
  question('/staff/requests/:id/register', 'sato', ({ request }) => `/staff/requests/${request}/register`),
  question('/staff/requests', 'kita', '/staff/requests', { statements: 6 }),
]
