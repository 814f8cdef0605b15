import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/referrals',
    'GET /staff/referrals/:id',
    'GET /staff/referrals/:id/sheet',
    'GET /staff/referrals/months',
    'GET /staff/referrals/months.csv',
  ],
  'counsellor, coordinator, manager, administrator': [
    'GET /staff/partners',
    'GET /staff/partners/:id',
    'GET /staff/partners/openings',
  ],
  coordinator: ['POST /staff/partners/:id/edit', 'POST /staff/partners/:id/link'],
  'counsellor, coordinator': [
    'POST /staff/partners/openings/new',
    'POST /staff/partners/openings/:id/end',
    'GET /staff/referrals/new',
    'POST /staff/referrals/new',
    'GET /staff/referrals/:id/edit',
    'POST /staff/referrals/:id/edit',
    'POST /staff/referrals/:id/send',
    'POST /staff/referrals/:id/answer',
    'POST /staff/referrals/:id/act',
  ],
  'whoever holds the link': [
    'GET /referrals/at/:token',
    'POST /referrals/at/:token',
    'GET /referrals/from/:token',
    'POST /referrals/from/:token',
  ],
}
