import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': ['GET /staff/queues'],
  'counsellor, coordinator': ['POST /staff/queues/add', 'POST /staff/queues/:id/do'],
  everyone: ['GET /queues/:id'],
  'whoever holds the link': ['GET /queues/at/:token', 'POST /queues/at/:token'],
}
