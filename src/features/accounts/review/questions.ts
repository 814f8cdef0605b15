import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/login', 'visitor', '/login'),
  question('/login/code', 'visitor', '/login/code'),
  question('/login/setup', 'visitor', '/login/setup'),
  question('/login/passkey', 'visitor', '/login/passkey'),
  question('/login/setup/passkey', 'visitor', '/login/setup/passkey'),
  question('/login/identity', 'visitor', '/login/identity'),
  question('/login/identity/back', 'visitor', '/login/identity/back'),
  question('/logout', 'visitor', '/logout'),
  question('/accounts/at/:token', 'visitor', '/accounts/at/nobody'),
  question('/prefs', 'visitor', '/prefs?text=large&back=/'),
  question('/staff/password', 'sato', '/staff/password'),
  question('/staff/second', 'sato', '/staff/second'),
  question('/staff/devices', 'sato', '/staff/devices'),
  question('/staff/accounts', 'kanri', '/staff/accounts'),
  question('/staff/accounts/teams', 'kanri', '/staff/accounts/teams'),
  question('/staff/accounts/new', 'kanri', '/staff/accounts/new'),
  question('/staff/accounts/identity', 'kanri', '/staff/accounts/identity'),
  question('/staff/accounts/:id', 'kanri', ({ account }) => `/staff/accounts/${account}`),
  question('/staff/accounts/:id/leave', 'kanri', ({ account }) => `/staff/accounts/${account}/leave`),
]
