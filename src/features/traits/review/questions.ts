import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question(
    '/staff/traits',
    'sato',
    `/staff/traits?${new URLSearchParams({ name: '定年後の段階', value: '地域をまだ知らない' })}`,
  ),
  ofPerson('/traits'),
]
