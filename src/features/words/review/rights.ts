import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, manager': [
    'GET /staff/words',
    'GET /staff/words/near',
    'POST /staff/words',
    'POST /staff/words/:id/remove',
  ],
}
