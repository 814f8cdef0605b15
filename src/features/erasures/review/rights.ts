import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  manager: ['GET /staff/erasures', 'POST /staff/erasures/:id/approve'],
  'coordinator, manager': [
    'GET /staff/people/:id/erasure',
    'POST /staff/people/:id/erasure',
    'GET /staff/erasures/:id',
    'POST /staff/erasures/:id/end',
  ],
}
