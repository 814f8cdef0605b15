import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  coordinator: [
    'GET /staff/organisations/:id/edit',
    'POST /staff/organisations/:id/edit',
    'POST /staff/organisations/:id/verify',
    'GET /staff/organisations/new',
    'POST /staff/organisations/new',
  ],
  'counsellor, coordinator, manager, administrator': ['GET /staff/organisations', 'GET /staff/organisations/:id'],
}
