import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager, administrator': [
    'GET /staff/indicators/definitions',
    'GET /staff/indicators/definitions/:id',
    'GET /staff/indicators/table.csv',
    'GET /staff/indicators/table.xlsx',
  ],
  'counsellor, coordinator, manager': [
    'POST /staff/indicators/definitions/:id/reviewed',
    'GET /staff/indicators/outcomes',
  ],
  'manager, administrator': [
    'GET /staff/indicators/definitions/new',
    'POST /staff/indicators/definitions/new',
    'POST /staff/indicators/definitions/:id',
    'POST /staff/indicators/definitions/:id/targets',
    'GET /staff/indicators/table',
    'POST /staff/indicators/table',
    'POST /staff/indicators/table/save',
  ],
  'counsellor, coordinator, manager, auditor': [
    'GET /staff/indicators.csv',
    'GET /staff/indicators/hired',
    'GET /staff/indicators/closings',
    'GET /staff/indicators/closings/:id',
    'GET /staff/indicators/figures/:id',
    'GET /staff/indicators/figures/:id/evidence.txt',
  ],
  'counsellor, coordinator, manager, auditor, contributor': ['GET /staff/indicators'],
  manager: ['POST /staff/indicators/closings', 'POST /staff/indicators/figures/:id'],
}
