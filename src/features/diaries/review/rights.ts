import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'a resident': [
    'GET /my/diary',
    'GET /my/diary/print',
    'GET /my/diary.csv',
    'GET /my/diary/new',
    'POST /my/diary/new',
    'GET /my/diary/lines/:id',
    'POST /my/diary/lines/:id',
  ],
}
