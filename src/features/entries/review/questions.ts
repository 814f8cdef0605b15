import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/entries', 'tanaka', '/staff/entries', { bar: 60 }),
  question('/staff/entries', 'inoue', '/staff/entries?fy=2025', { bar: 60 }),
  question('/staff/entries.csv', 'tanaka', '/staff/entries.csv?fy=2025'),
  question('/staff/entries/new', 'inoue', '/staff/entries/new?kind=seminar-participants'),
  question('/staff/entries/table', 'tanaka', '/staff/entries/table'),
  question('/staff/entries/kinds', 'tanaka', '/staff/entries/kinds'),
  question('/staff/entries/:id', 'tanaka', ({ entry }) => `/staff/entries/${entry}`),
  question(
    '/staff/entries/:id/files/:fileId',
    'tanaka',
    ({ entry, entryFile }) => `/staff/entries/${entry}/files/${entryFile}`,
  ),
]
