import { ofPerson, type Question, question } from '../../../../check/review.ts'

const SAID = 'a=W0p0r1D1M0&when=weekday-am&from=柏駅&walk=30&bus=45'

export const questions: readonly Question[] = [
  question('/start', 'visitor', '/start'),
  question('/start', 'visitor', '/start?a=W0p0r1D1M0'),
  question('/start/profile', 'visitor', `/start/profile?${SAID}`),
  question('/start/when', 'visitor', '/start/when'),
  question('/start/where', 'visitor', '/start/where'),
  question('/start/for-me', 'visitor', '/start/for-me', { bar: 200 }),
  question('/start/for-me', 'visitor', `/start/for-me?${SAID}`, { bar: 200 }),
  question('/start/order', 'visitor', '/start/order'),
  question('/start/paper', 'visitor', '/start/paper'),
  question('/list', 'visitor', '/list'),
  question('/list/print', 'visitor', '/list/print'),
  question('/start/mine', 'ueki', '/start/mine?to=/start'),
  question('/my/interests', 'ueki', '/my/interests'),
  question('/my/interests/keep', 'ueki', `/my/interests/keep?${SAID}`),
  question('/my/searches/new/list', 'ueki', '/my/searches/new/list?door=help&when=weekday-am'),
  question('/my/searches/new/for-me', 'ueki', `/my/searches/new/for-me?${SAID}`),
  question('/searches/at/:token', 'visitor', '/searches/at/nobody'),
  ofPerson('/cards'),
  ofPerson('/cards/paper'),
  ofPerson('/cards/kept'),
]
