import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/requests',
    'GET /staff/requests/:id',
    'GET /staff/requests/:id/print',
  ],
  'counsellor, coordinator': [
    'POST /staff/requests/:id/close',
    'POST /staff/requests/:id/join',
    'POST /staff/requests/:id/note',
    'GET /staff/requests/:id/register',
    'POST /staff/requests/:id/register',
    'POST /staff/requests/:id/reopen',
    'GET /staff/requests/new',
    'POST /staff/requests/new',
  ],
  everyone: ['GET /requests', 'POST /requests', 'GET /requests/new', 'POST /requests/new'],
  'a resident': [
    'GET /my/requests/new',
    'POST /my/requests/new',
    'GET /my/requests/send',
    'POST /my/requests/send',
    'GET /my/requests/:id',
    'POST /my/requests/:id',
    'GET /my/requests/:id/print',
  ],
  'whoever holds the link': ['GET /requests/at/:token', 'POST /requests/at/:token', 'GET /requests/at/:token/print'],
}
