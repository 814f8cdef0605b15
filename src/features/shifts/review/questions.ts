import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/opportunities/:id/shifts', 'suzuki', ({ activity }) => `/staff/opportunities/${activity}/shifts`),
  question(
    '/staff/opportunities/:id/shifts/sheet',
    'suzuki',
    ({ activity }) => `/staff/opportunities/${activity}/shifts/sheet`,
  ),
  question('/staff/assignments/:id/absence', 'suzuki', ({ assignment }) => `/staff/assignments/${assignment}/absence`),
  question('/staff/absences/:id', 'suzuki', ({ absence }) => `/staff/absences/${absence}`),
]
