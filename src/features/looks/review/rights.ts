import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'administrator, auditor': ['GET /staff/looks', 'GET /staff/looks.csv', 'GET /staff/looks/:seq'],
  'a resident': ['GET /my/looks'],
  'manager, auditor': ['GET /staff/people/:id/looks', 'GET /staff/people/:id/looks/sheet'],
}
