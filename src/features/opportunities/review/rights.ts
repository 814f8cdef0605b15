import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  coordinator: [
    'POST /staff/opportunities/:id/:verb',
    'GET /staff/opportunities/:id/edit',
    'POST /staff/opportunities/:id/edit',
    'POST /staff/opportunities/:id/publish',
    'POST /staff/opportunities/:id/return',
    'GET /staff/opportunities/new',
    'POST /staff/opportunities/new',
  ],
  'counsellor, coordinator, manager, administrator': [
    'GET /staff/opportunities',
    'GET /staff/opportunities/:id',
    'GET /staff/opportunities/areas',
  ],
  everyone: ['GET /opportunities', 'GET /opportunities.json', 'GET /opportunities/:id', 'GET /opportunities/:id/print'],
}
