import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, manager, administrator': ['GET /staff/weights', 'GET /staff/weights/calculations/:id'],
  'coordinator, manager': [
    'POST /staff/weights/calculations',
    'POST /staff/weights/calculations/:id/decision',
    'POST /staff/weights/set',
  ],
}
