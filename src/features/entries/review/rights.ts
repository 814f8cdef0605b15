import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager, contributor': [
    'GET /staff/entries',
    'GET /staff/entries.csv',
    'GET /staff/entries/:id',
    'POST /staff/entries/:id/files',
    'GET /staff/entries/:id/files/:fileId',
    'GET /staff/entries/new',
    'POST /staff/entries/new',
    'GET /staff/entries/table',
    'POST /staff/entries/table',
  ],
  manager: ['GET /staff/entries/kinds', 'POST /staff/entries/kinds', 'POST /staff/entries/kinds/:key'],
}
