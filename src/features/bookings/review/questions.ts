import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/bookings', 'visitor', '/bookings'),
  question('/bookings/new', 'visitor', ({ activity }) => `/bookings/new?activity=${activity}`),
  question('/bookings/send', 'visitor', '/bookings/send'),
  question('/my/bookings/new', 'ueki', ({ activity }) => `/my/bookings/new?activity=${activity}`),
  question('/my/bookings/send', 'ueki', '/my/bookings/send'),
  question('/my/bookings/:id', 'ueki', ({ booking }) => `/my/bookings/${booking}`),
  question('/bookings/at/:token', 'visitor', '/bookings/at/nobody'),
  question('/bookings/at/:token/print', 'visitor', '/bookings/at/nobody/print'),
  question('/staff/bookings', 'sato', '/staff/bookings'),
  question('/staff/bookings/:id', 'sato', ({ occasion }) => `/staff/bookings/${occasion}`),
  question('/staff/bookings/:id/new', 'sato', ({ occasion }) => `/staff/bookings/${occasion}/new`),
  question('/staff/bookings/:id/print', 'sato', ({ occasion }) => `/staff/bookings/${occasion}/print`),
  question('/staff/opportunities/:id/bookings', 'sato', ({ activity }) => `/staff/opportunities/${activity}/bookings`),
  question('/staff/bookings/one/:id', 'sato', ({ booking }) => `/staff/bookings/one/${booking}`),
]
