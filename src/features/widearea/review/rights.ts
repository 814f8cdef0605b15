import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'manager, administrator': ['GET /staff/widearea', 'POST /staff/widearea'],
  // No page of a city: src/features/widearea/prefecture.test.ts says who reads them where they are.
  'a prefecture': ['GET /prefecture', 'GET /prefecture.csv'],
}
