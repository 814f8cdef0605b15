import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': ['GET /staff/questions', 'GET /staff/questions/:id'],
  'counsellor, coordinator': [
    'POST /staff/questions/:id/pass',
    'POST /staff/questions/:id/answer',
    'POST /staff/questions/:id/close',
  ],
  everyone: ['GET /questions/new'],
  'a resident': ['GET /my/questions/new', 'POST /my/questions/new', 'GET /my/questions/:id', 'POST /my/questions/:id'],
}
