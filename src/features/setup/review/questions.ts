import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  ...[
    '',
    '/buses',
    '/desk',
    '/places',
    '/towns',
    '/programmes',
    '/settings',
    '/switches',
    '/words',
    '/ending',
    '/history',
  ].map(end => question(`/staff/city${end}`, 'kanri', `/staff/city${end}`)),
  question('/staff/city/switches/:key', 'kanri', '/staff/city/switches/placement'),
  question('/staff/city/settings/:key', 'kanri', '/staff/city/settings/minimumWage'),
]
