import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/my', 'ueki', '/my'),
  question('/my/offline', 'ueki', '/my/offline'),
  question('/my/data', 'ueki', '/my/data'),
  question('/my/data.json', 'ueki', '/my/data.json'),
]
