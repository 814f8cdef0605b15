import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  everyone: ['GET /q/:code'],
  'counsellor, coordinator, manager': ['GET /staff/campaigns', 'GET /staff/campaigns/:id/print'],
  'coordinator, manager': ['POST /staff/campaigns'],
}
