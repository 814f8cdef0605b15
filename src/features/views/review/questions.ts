import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [question('/staff/views', 'tanaka', '/staff/views', { bar: 60 })]
