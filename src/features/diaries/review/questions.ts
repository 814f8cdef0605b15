import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/my/diary', 'ueki', '/my/diary'),
  question('/my/diary/print', 'ueki', '/my/diary/print'),
  question('/my/diary.csv', 'ueki', '/my/diary.csv'),
  question('/my/diary/new', 'ueki', '/my/diary/new'),
  question('/my/diary/lines/:id', 'ueki', ({ diary_line }) => `/my/diary/lines/${diary_line}`),
]
