import { type Question, question } from '../../../../check/review.ts'

const ofPlan = (end: string) => question(`/staff/plans/:id${end}`, 'suzuki', ({ plan }) => `/staff/plans/${plan}${end}`)

export const questions: readonly Question[] = [
  question('/staff/plans', 'suzuki', '/staff/plans'),
  question('/staff/plans/new', 'suzuki', '/staff/plans/new'),
  ...['', '/board', '/compare', '/fairness', '/move', '/people', '/placements.csv', '/print', '/progress'].map(ofPlan),
  ...['/proposals', '/seat', '/slots', '/unasked', '/what-if'].map(ofPlan),
]
