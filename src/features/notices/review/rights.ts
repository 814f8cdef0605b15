import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/notices',
    'GET /staff/notices/:id',
    'GET /staff/notices/outbox',
    'GET /staff/notices/letters',
    'GET /staff/calls',
    'GET /staff/people/:id/notices',
  ],
  'counsellor, coordinator': [
    'POST /staff/notices/:id',
    'POST /staff/notices/letters',
    'POST /staff/calls',
    'POST /staff/people/:id/notices',
  ],
  'whoever holds the link': ['GET /notices/at/:token', 'POST /notices/at/:token'],
}
