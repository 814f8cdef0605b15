import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, manager': ['POST /staff/evaluations/:id/decide'],
  'counsellor, coordinator, manager, contributor': [
    'GET /staff/evaluations',
    'GET /staff/evaluations.csv',
    'GET /staff/evaluations/:id',
    'GET /staff/evaluations/:id/edit',
    'POST /staff/evaluations/:id/edit',
    'GET /staff/evaluations/:id/print',
    'GET /staff/evaluations/new',
    'POST /staff/evaluations/new',
    'GET /staff/evaluations/print',
    'GET /staff/works/:id/year',
  ],
}
