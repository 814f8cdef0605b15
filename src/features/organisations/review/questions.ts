import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/organisations', 'suzuki', '/staff/organisations', { bar: 60, statements: 5 }),
  question('/staff/organisations/new', 'suzuki', '/staff/organisations/new'),
  question('/staff/organisations/:id', 'suzuki', ({ organisation }) => `/staff/organisations/${organisation}`),
  question(
    '/staff/organisations/:id/edit',
    'suzuki',
    ({ organisation }) => `/staff/organisations/${organisation}/edit`,
  ),
]
