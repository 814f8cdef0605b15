import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  everyone: ['GET /outlook', 'POST /outlook', 'GET /outlook/booklet', 'POST /outlook/booklet', 'GET /outlook/paper'],
  'a resident': [
    'GET /my/outlook',
    'POST /my/outlook',
    'GET /my/outlook/booklet',
    'GET /my/outlook/share',
    'POST /my/outlook/share',
    'GET /my/outlook/liked',
    'POST /my/outlook/liked',
    'GET /my/outlook/can',
    'POST /my/outlook/can',
    'GET /my/outlook/whom',
    'POST /my/outlook/whom',
    'GET /my/outlook/often',
    'POST /my/outlook/often',
    'GET /my/outlook/money',
    'POST /my/outlook/money',
    'GET /my/outlook/health',
    'POST /my/outlook/health',
  ],
  'counsellor, coordinator': [
    'GET /staff/people/:id/outlook',
    'POST /staff/people/:id/outlook',
    'GET /staff/people/:id/outlook/type',
    'POST /staff/people/:id/outlook/type',
  ],
}
