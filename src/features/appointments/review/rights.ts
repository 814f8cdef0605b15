import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/appointments',
    'GET /staff/appointments/day',
    'GET /staff/appointments/hosts',
    'GET /staff/appointments/hosts/:id',
    'GET /staff/appointments/one/:id',
  ],
  'counsellor, coordinator': [
    'GET /staff/appointments/new',
    'POST /staff/appointments/new',
    'POST /staff/appointments/hosts/add',
    'POST /staff/appointments/hosts/:id/rules',
    'POST /staff/appointments/hosts/:id/rules/end',
    'POST /staff/appointments/hosts/:id/off',
    'POST /staff/appointments/hosts/:id/back',
    'POST /staff/appointments/hosts/:id/change',
    'POST /staff/appointments/hosts/:id/feed',
    'POST /staff/appointments/one/:id/do',
    'POST /staff/appointments/one/:id/talk',
    'POST /staff/appointments/one/:id/join',
  ],
  everyone: [
    'GET /appointments',
    'GET /appointments/new',
    'POST /appointments/new',
    'GET /appointments/send',
    'POST /appointments/send',
  ],
  'a resident': [
    'GET /my/appointments/new',
    'POST /my/appointments/new',
    'GET /my/appointments/send',
    'POST /my/appointments/send',
    'GET /my/appointments/:id',
    'POST /my/appointments/:id',
  ],
  'whoever holds the link': [
    'GET /appointments/at/:token',
    'POST /appointments/at/:token',
    'GET /appointments/at/:token/print',
    'GET /appointments/feed/:token/yui.ics',
  ],
}
