import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, manager': ['POST /staff/stories/:id/decide'],
  'counsellor, coordinator, manager': ['GET /staff/stories', 'GET /staff/stories/:id', 'GET /staff/stories/interview'],
  'counsellor, coordinator': [
    'GET /staff/stories/new',
    'POST /staff/stories/new',
    'POST /staff/stories/:id',
    'POST /staff/stories/:id/do',
  ],
  everyone: ['GET /stories', 'GET /stories.csv', 'GET /stories/:id'],
}
