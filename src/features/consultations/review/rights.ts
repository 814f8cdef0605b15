import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/consultations',
    'GET /staff/consultations.csv',
    'GET /staff/people/:id/sheet',
  ],
  'counsellor, coordinator': [
    'GET /staff/consultations/anonymous',
    'POST /staff/consultations/anonymous',
    'GET /staff/people/:id/consultations',
    'POST /staff/people/:id/consultations',
    'POST /staff/people/:id/draft',
    'POST /staff/people/:id/draft/consent',
    'POST /staff/people/:id/draft/discard',
  ],
}
