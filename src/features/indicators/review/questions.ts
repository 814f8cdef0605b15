import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/indicators', 'tanaka', '/staff/indicators?fy=2025', { bar: 100 }),
  question(
    '/staff/indicators/outcomes',
    'tanaka',
    '/staff/indicators/outcomes?key=outcome-elder-under20&from=2025-04-01&to=2026-03-31',
    { bar: 60 },
  ),
  question('/staff/indicators', 'tanaka', '/staff/indicators?fy=2026', { bar: 100 }),
  question('/staff/indicators/hired', 'tanaka', '/staff/indicators/hired', { bar: 100 }),
  question('/staff/indicators/definitions', 'tanaka', '/staff/indicators/definitions', { bar: 100 }),
  question('/staff/indicators/definitions/new', 'tanaka', '/staff/indicators/definitions/new'),
  question(
    '/staff/indicators/definitions/:id',
    'tanaka',
    ({ indicator }) => `/staff/indicators/definitions/${indicator}`,
    { bar: 100 },
  ),
  ...['', '.csv', '.xlsx'].map(end =>
    question(`/staff/indicators/table${end}`, 'tanaka', `/staff/indicators/table${end}`),
  ),
  question('/staff/indicators/closings', 'tanaka', '/staff/indicators/closings', { bar: 100 }),
  question('/staff/indicators/closings/:id', 'tanaka', ({ closed }) => `/staff/indicators/closings/${closed}`, {
    bar: 100,
  }),
  question('/staff/indicators/figures/:id', 'tanaka', ({ figure }) => `/staff/indicators/figures/${figure}`, {
    bar: 100,
  }),
  question(
    '/staff/indicators/figures/:id/evidence.txt',
    'tanaka',
    ({ figure }) => `/staff/indicators/figures/${figure}/evidence.txt`,
  ),
  question('/staff/indicators.csv', 'tanaka', '/staff/indicators.csv?fy=2025'),
]
