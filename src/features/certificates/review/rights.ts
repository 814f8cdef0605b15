import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/people/:id/certificates',
    'GET /staff/certificates/:id',
    'GET /staff/certificates/:id/print',
  ],
  'counsellor, coordinator': ['POST /staff/people/:id/certificates/new', 'POST /staff/certificates/:id/withdraw'],
  'a resident': [
    'GET /my/certificates',
    'POST /my/certificates',
    'GET /my/certificates/:id',
    'POST /my/certificates/:id',
    'GET /my/certificates/:id/print',
  ],
  'whoever holds the link': ['GET /certificates/:token'],
}
