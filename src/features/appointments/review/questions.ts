import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/appointments', 'visitor', '/appointments'),
  question('/appointments/new', 'visitor', '/appointments/new'),
  question('/appointments/send', 'visitor', '/appointments/send'),
  question('/appointments/at/:token', 'visitor', '/appointments/at/nobody'),
  question('/appointments/at/:token/print', 'visitor', '/appointments/at/nobody/print'),
  question('/appointments/feed/:token/yui.ics', 'visitor', '/appointments/feed/nobody/yui.ics'),
  question('/my/appointments/new', 'ueki', '/my/appointments/new'),
  question('/my/appointments/send', 'ueki', '/my/appointments/send'),
  question('/my/appointments/:id', 'ueki', ({ appointment }) => `/my/appointments/${appointment}`),
  question('/staff/appointments', 'sato', '/staff/appointments'),
  question('/staff/appointments/new', 'sato', '/staff/appointments/new'),
  question('/staff/appointments/day', 'sato', '/staff/appointments/day'),
  question('/staff/appointments/hosts', 'sato', '/staff/appointments/hosts'),
  question('/staff/appointments/hosts/:id', 'sato', ({ talker }) => `/staff/appointments/hosts/${talker}`),
  question('/staff/appointments/one/:id', 'sato', ({ appointment }) => `/staff/appointments/one/${appointment}`),
]
