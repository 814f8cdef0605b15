import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/ledgers/seekers',
    'GET /staff/ledgers/seekers.xlsx',
    'GET /staff/ledgers/openings',
    'GET /staff/ledgers/openings.xlsx',
  ],
  'counsellor, coordinator': ['GET /staff/people/:id/seeking', 'POST /staff/people/:id/seeking'],
  coordinator: ['GET /staff/opportunities/:id/opening', 'POST /staff/opportunities/:id/opening/save'],
  'coordinator, manager': ['GET /staff/ledgers/figures'],
}
