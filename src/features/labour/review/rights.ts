import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, manager': ['POST /staff/labour'],
  'counsellor, coordinator, manager': ['GET /staff/labour', 'GET /staff/labour.csv'],
}
