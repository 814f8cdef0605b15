import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/my/calendar', 'ueki', '/my/calendar'),
  question('/my/calendar/print', 'ueki', '/my/calendar/print'),
  question('/my/calendar.ics', 'ueki', '/my/calendar.ics'),
  question('/my/calendar/feed', 'ueki', '/my/calendar/feed'),
  question('/calendars/:token/yui.ics', 'visitor', '/calendars/nobody/yui.ics'),
]
