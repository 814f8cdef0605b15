import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'a resident': [
    'GET /my/calendar',
    'GET /my/calendar/print',
    'GET /my/calendar.ics',
    'GET /my/calendar/feed',
    'POST /my/calendar/feed',
  ],
  'whoever holds the link': ['GET /calendars/:token/yui.ics'],
}
