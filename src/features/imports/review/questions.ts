import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/imports', 'kanri', '/staff/imports'),
  question('/staff/imports/:id', 'kanri', ({ import: run }) => `/staff/imports/${run}`),
  question('/staff/imports/sources', 'kanri', '/staff/imports/sources'),
  question('/staff/imports/sources/:id', 'kanri', ({ import: run }) => `/staff/imports/sources/${run}`),
  question('/staff/imports/:id/readings', 'kanri', ({ import: run }) => `/staff/imports/${run}/readings`),
  question('/staff/imports/:id/columns', 'kanri', ({ import: run }) => `/staff/imports/${run}/columns`),
]
