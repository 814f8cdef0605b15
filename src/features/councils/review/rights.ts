import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'POST /staff/councils/actions/:id/due',
    'POST /staff/councils/actions/:id/end',
    'POST /staff/councils/actions/:id/reopen',
  ],
  'counsellor, coordinator, manager, contributor': [
    'GET /staff/councils',
    'GET /staff/councils.csv',
    'GET /staff/councils/:id',
    'POST /staff/councils/:id/actions',
    'GET /staff/councils/:id/minutes',
    'POST /staff/councils/:id/minutes',
    'GET /staff/councils/:id/print',
    'GET /staff/councils/actions/:id',
  ],
}
