import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/bookings',
    'GET /staff/bookings/:id',
    'GET /staff/bookings/:id/print',
    'GET /staff/opportunities/:id/bookings',
    'GET /staff/bookings/one/:id',
  ],
  'counsellor, coordinator': [
    'POST /staff/bookings/:id/attendance',
    'POST /staff/bookings/:id/change',
    'GET /staff/bookings/:id/new',
    'POST /staff/bookings/:id/new',
    'POST /staff/bookings/:id/keep',
    'POST /staff/bookings/:id/off',
    'POST /staff/bookings/:id/reopen',
    'POST /staff/bookings/:id/shut',
    'POST /staff/opportunities/:id/bookings/open',
    'POST /staff/bookings/one/:id/do',
  ],
  everyone: ['GET /bookings', 'GET /bookings/new', 'POST /bookings/new', 'GET /bookings/send', 'POST /bookings/send'],
  'a resident': [
    'GET /my/bookings/new',
    'POST /my/bookings/new',
    'GET /my/bookings/send',
    'POST /my/bookings/send',
    'GET /my/bookings/:id',
    'POST /my/bookings/:id',
  ],
  'whoever holds the link': ['GET /bookings/at/:token', 'POST /bookings/at/:token', 'GET /bookings/at/:token/print'],
}
