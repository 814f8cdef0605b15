import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, administrator': ['GET /staff/stuck', 'POST /staff/stuck/:id'],
  'counsellor, coordinator, manager, administrator, auditor, contributor': ['GET /staff'],
  'counsellor, coordinator, manager': ['GET /staff/steps/:id', 'POST /staff/steps/:id/owner'],
  'counsellor, coordinator': [
    'POST /staff/steps/:id/accept',
    'POST /staff/steps/:id/done',
    'POST /staff/steps/:id/return',
  ],
}
