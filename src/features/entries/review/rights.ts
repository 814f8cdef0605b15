import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager, auditor, contributor': [
    'GET /staff/entries',
    'GET /staff/entries.csv',
    'GET /staff/entries/:id',
    'GET /staff/entries/:id/files/:fileId',
  ],
  'counsellor, coordinator, manager, contributor': [
    'POST /staff/entries/:id/files',
    'GET /staff/entries/new',
    'POST /staff/entries/new',
    'GET /staff/entries/table',
    'POST /staff/entries/table',
  ],
  manager: ['GET /staff/entries/kinds', 'POST /staff/entries/kinds', 'POST /staff/entries/kinds/:key'],
}
