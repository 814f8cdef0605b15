import { ofPerson, type Question, question } from '../../../../check/review.ts'

const MINE = ['', '/liked', '/can', '/whom', '/often', '/money', '/health', '/booklet', '/share']

export const questions: readonly Question[] = [
  question('/outlook', 'visitor', '/outlook'),
  question('/outlook/booklet', 'visitor', '/outlook/booklet'),
  question('/outlook/paper', 'visitor', '/outlook/paper'),
  ...MINE.map(end => question(`/my/outlook${end}`, 'ueki', `/my/outlook${end}`)),
  ofPerson('/outlook'),
  ofPerson('/outlook/type'),
]
