import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, manager': ['GET /staff/corrections'],
  'counsellor, coordinator, manager': ['GET /staff/corrections/:id'],
  'counsellor, coordinator': ['POST /staff/corrections/:id/recalled'],
  'counsellor, coordinator, manager, contributor': [
    'GET /staff/records/:kind/:id',
    'POST /staff/records/:kind/:id/:verb',
  ],
}
