import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  everyone: [
    'GET /my/login',
    'POST /my/login',
    'GET /my/login/code',
    'POST /my/login/code',
    'GET /my/login/who',
    'POST /my/login/who',
    'GET /my/join',
    'POST /my/join',
    'GET /my/card',
    'POST /my/card',
  ],
  'a resident': [
    'GET /my/devices',
    'POST /my/devices',
    'GET /my/correction',
    'POST /my/correction',
    'GET /my/deletion',
    'POST /my/deletion',
  ],
  'counsellor, coordinator': [
    'GET /staff/people/:id/card',
    'POST /staff/people/:id/card',
    'POST /staff/registrations/:id/check',
    'POST /staff/data-wishes/:id/answer',
  ],
  'counsellor, coordinator, manager': ['GET /staff/registrations/:id', 'GET /staff/data-wishes/:id'],
}
