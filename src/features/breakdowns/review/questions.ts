import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/breakdowns', 'tanaka', '/staff/breakdowns?fy=2025', { bar: 100 }),
  question('/staff/breakdowns', 'kansa', '/staff/breakdowns?fy=2025', { bar: 100 }),
  question('/staff/breakdowns.csv', 'tanaka', '/staff/breakdowns.csv?fy=all'),
  question('/staff/breakdowns/population', 'tanaka', '/staff/breakdowns/population'),
  ...['funnel', 'costs', 'equity'].flatMap(view => [
    question(`/staff/breakdowns/${view}`, 'tanaka', `/staff/breakdowns/${view}?fy=2025`, { bar: 100 }),
    question(`/staff/breakdowns/${view}`, 'kansa', `/staff/breakdowns/${view}?fy=2025`, { bar: 100 }),
    question(`/staff/breakdowns/${view}.csv`, 'tanaka', `/staff/breakdowns/${view}.csv?fy=2025`),
  ]),
  question(
    '/staff/breakdowns/records',
    'tanaka',
    '/staff/breakdowns/records?of=registered&by=channel&is=visit&fy=2025',
  ),
  question('/staff/breakdowns/triage', 'tanaka', '/staff/breakdowns/triage', { bar: 60 }),
  question('/staff/breakdowns/triage.csv', 'tanaka', '/staff/breakdowns/triage.csv'),
  question('/staff/breakdowns/targets', 'tanaka', '/staff/breakdowns/targets', { bar: 60 }),
  question('/staff/breakdowns/targets/:id', 'tanaka', ({ alert }) => `/staff/breakdowns/targets/${alert}`),
]
