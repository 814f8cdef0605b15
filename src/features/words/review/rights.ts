import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, manager': ['GET /staff/words', 'POST /staff/words', 'POST /staff/words/:id/remove'],
}
