import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager, administrator, auditor, contributor': [
    'GET /staff/breakdowns',
    'GET /staff/breakdowns.csv',
    'GET /staff/breakdowns/equity',
    'GET /staff/breakdowns/equity.csv',
    'GET /staff/breakdowns/population',
    'GET /staff/breakdowns/costs',
    'GET /staff/breakdowns/costs.csv',
    'GET /staff/breakdowns/funnel',
    'GET /staff/breakdowns/funnel.csv',
    'GET /staff/breakdowns/targets',
    'GET /staff/breakdowns/triage',
    'GET /staff/breakdowns/triage.csv',
  ],
  'counsellor, coordinator, manager': ['GET /staff/breakdowns/records'],
  'manager, administrator': ['POST /staff/breakdowns/population'],
  manager: [
    'POST /staff/breakdowns/targets',
    'GET /staff/breakdowns/targets/:id',
    'POST /staff/breakdowns/targets/:id',
    'POST /staff/breakdowns/triage',
  ],
}
