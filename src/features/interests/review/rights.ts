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
  ],
}
