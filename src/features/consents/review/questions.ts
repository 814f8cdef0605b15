import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [question('/my/consents', 'ueki', '/my/consents')]
