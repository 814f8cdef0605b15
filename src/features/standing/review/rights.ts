import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  everyone: [
    'GET /my/for/new',
    'POST /my/for/new',
    'GET /my/for/card',
    'POST /my/for/card',
    'GET /my/for',
    'POST /my/for',
  ],
  'a resident': ['GET /my/standing', 'POST /my/standing/end', 'GET /my/delegates', 'POST /my/delegates'],
  'counsellor, coordinator': [
    'GET /staff/people/:id/standing',
    'POST /staff/people/:id/standing',
    'GET /staff/people/:id/delegates',
    'POST /staff/people/:id/delegates',
  ],
}
