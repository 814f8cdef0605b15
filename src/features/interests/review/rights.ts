import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  everyone: [
    'GET /start',
    'GET /start/profile',
    'GET /start/when',
    'GET /start/where',
    'GET /start/for-me',
    'GET /start/order',
    'GET /start/paper',
    'GET /list',
    'POST /list',
    'GET /list/print',
    'POST /list/remove',
    'POST /list/take',
    'GET /start/mine',
  ],
  'a resident': [
    'GET /my/interests',
    'POST /my/interests',
    'GET /my/interests/keep',
    'POST /my/interests/keep',
    'POST /my/searches',
    'GET /my/searches/new/list',
    'POST /my/searches/new/list',
    'GET /my/searches/new/for-me',
    'POST /my/searches/new/for-me',
  ],
  'whoever holds the link': ['GET /searches/at/:token', 'POST /searches/at/:token'],
  'counsellor, coordinator, manager': ['GET /staff/people/:id/cards/kept'],
  'counsellor, coordinator': [
    'GET /staff/people/:id/cards',
    'POST /staff/people/:id/cards',
    'GET /staff/people/:id/cards/paper',
    'POST /staff/people/:id/cards/paper',
    'POST /staff/people/:id/cards/kept/take',
  ],
}
