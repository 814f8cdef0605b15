import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/lists/:id',
    'GET /staff/people/:id',
    'GET /staff/people/:id/matches',
    'GET /staff/proposals',
    'GET /staff/proposals.csv',
    'GET /staff/proposals/:id',
    'GET /staff/proposals/:id/activity',
    'GET /staff/proposals/:id/letter',
  ],
  'counsellor, coordinator': [
    'GET /staff/opportunities/:id/people',
    'POST /staff/people/:id/proposals',
    'POST /staff/proposals/:id/:verb',
  ],
}
