import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  administrator: [
    'POST /staff/city/desk',
    'POST /staff/city/desk/days',
    'POST /staff/city/buses',
    'POST /staff/city/buses/slope',
    'POST /staff/city/places/facility',
    'POST /staff/city/places/neighbour',
    'POST /staff/city/programmes',
    'POST /staff/city/settings/:key',
    'GET /staff/city/towns',
    'POST /staff/city/towns',
    'POST /staff/city/towns/save',
    'POST /staff/city/ending',
    'POST /staff/city/switches/:key',
    'POST /staff/city/words',
  ],
  'manager, administrator': [
    'GET /staff/city',
    'GET /staff/city/buses',
    'GET /staff/city/desk',
    'GET /staff/city/places',
    'GET /staff/city/programmes',
    'GET /staff/city/settings',
    'GET /staff/city/settings/:key',
    'GET /staff/city/ending',
    'GET /staff/city/history',
    'GET /staff/city/switches',
    'GET /staff/city/switches/:key',
    'GET /staff/city/words',
  ],
}
