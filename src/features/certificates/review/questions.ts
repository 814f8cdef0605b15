import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/my/certificates', 'ueki', '/my/certificates'),
  question('/my/certificates/:id', 'ueki', ({ certificate }) => `/my/certificates/${certificate}`),
  question('/my/certificates/:id/print', 'ueki', ({ certificate }) => `/my/certificates/${certificate}/print`),
  ofPerson('/certificates'),
  question('/staff/certificates/:id', 'sato', ({ certificate }) => `/staff/certificates/${certificate}`),
  question('/staff/certificates/:id/print', 'sato', ({ certificate }) => `/staff/certificates/${certificate}/print`),
  question('/certificates/:token', 'visitor', '/certificates/nobody'),
]
