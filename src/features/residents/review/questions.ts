import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/my/login', 'visitor', '/my/login'),
  question('/my/login/code', 'visitor', '/my/login/code'),
  question('/my/login/who', 'visitor', '/my/login/who'),
  question('/my/join', 'visitor', '/my/join'),
  question('/my/card', 'visitor', '/my/card'),
  ofPerson('/card'),
  question('/my/devices', 'ueki', '/my/devices'),
  question('/my/ways', 'ueki', '/my/ways'),
  question('/my/ways/add', 'ueki', '/my/ways/add?channel=mail'),
  question('/my/ways/code', 'ueki', '/my/ways/code'),
  question('/my/ways/remove', 'ueki', '/my/ways/remove'),
  question('/my/ways/passkeys/remove', 'ueki', '/my/ways/passkeys/remove'),
  question('/my/login/passkey', 'visitor', '/my/login/passkey'),
  question('/ways/at/:token', 'visitor', '/ways/at/nobody'),
  question('/my/correction', 'ueki', '/my/correction'),
  question('/my/deletion', 'ueki', '/my/deletion'),
  question('/staff/data-wishes/:id', 'sato', ({ wish }) => `/staff/data-wishes/${wish}`),
  question('/staff/registrations/:id', 'sato', ({ registration }) => `/staff/registrations/${registration}`),
]
