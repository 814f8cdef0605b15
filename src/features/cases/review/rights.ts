import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': ['GET /staff/cases', 'GET /staff/cases/:id'],
  'counsellor, coordinator': [
    'GET /staff/cases/new',
    'POST /staff/cases/new',
    'POST /staff/cases/:id/milestone',
    'POST /staff/cases/:id/add',
    'POST /staff/cases/:id/pause',
    'POST /staff/cases/:id/go',
    'POST /staff/cases/:id/end',
  ],
}
