import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator': ['GET /staff/traits', 'GET /staff/people/:id/traits', 'POST /staff/people/:id/traits'],
}
