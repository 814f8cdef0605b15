import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator': [
    'GET /staff/people/:id/surveys',
    'GET /staff/consultations/:id/survey',
    'POST /staff/consultations/:id/survey',
  ],
  'whoever holds the link': ['GET /surveys/at/:token', 'POST /surveys/at/:token'],
  'counsellor, coordinator, manager, contributor': [
    'GET /staff/surveys',
    'POST /staff/surveys',
    'POST /staff/surveys/:id/withdraw',
    'GET /staff/entries/:id/surveys',
    'POST /staff/entries/:id/surveys',
    'POST /staff/entries/:id/surveys/print',
  ],
}
