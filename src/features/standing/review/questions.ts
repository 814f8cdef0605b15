import { ofPerson, type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  ofPerson('/standing'),
  ofPerson('/delegates'),
  question('/my/standing', 'ueki', '/my/standing'),
  question('/my/delegates', 'ueki', '/my/delegates'),
  question('/my/for/new', 'visitor', '/my/for/new'),
  question('/my/for/card', 'visitor', '/my/for/card'),
  question('/my/for', 'ueki', '/my/for'),
]
