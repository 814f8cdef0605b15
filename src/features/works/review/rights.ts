import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager, contributor': ['GET /staff/works', 'GET /staff/works/:id'],
  manager: ['POST /staff/works/:id', 'GET /staff/works/new', 'POST /staff/works/new'],
}
