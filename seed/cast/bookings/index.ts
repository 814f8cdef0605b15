import type { Answers } from '#features/bookings/door/forms.ts'

/** Who booked which of the dates that are open (0: the next), so many days ago; `medium` where staff typed it for them. */
export type CastBooking = Partial<Answers> & {
  date: number
  daysAgo: number
  medium?: 'phone'
  /** Somebody of the cast of people. */
  who?: string
}

/** Of which activity dates are open, for how many each: the first is full, and somebody waits. */
export const BOOKABLE = { about: 'learn-smartphone-first', places: [3, 10, 10], daysAgo: 20 } as const

/** In the order in which they came. The first leaves again: the next in line does not answer, the one after that has the offer now. */
export const BOOKINGS: readonly CastBooking[] = [
  { name: 'やまぐち たえ', phone: '04-7000-0411', date: 0, daysAgo: 18 },
  { name: '小松 しずえ', phone: '04-7000-0412', date: 0, daysAgo: 17, medium: 'phone', note: '前の席がよい' },
  { name: 'くどう ただし', email: 'kudo.tadashi@example.jp', date: 0, daysAgo: 16 },
  { name: '原田 みのる', address: '柏市豊四季台1-2-3', date: 0, daysAgo: 15 },
  { name: 'いわさき ふみ', phone: '04-7000-0414', date: 0, daysAgo: 14, party: 2, companions: 'いわさき よしお' },
  { name: '内山 きよし', phone: '04-7000-0415', email: 'uchiyama@example.jp', date: 0, daysAgo: 12 },
  { name: 'せきね ひさこ', phone: '04-7000-0416', date: 0, daysAgo: 10, spare: true },
  { name: 'むらい さちこ', phone: '04-7000-0417', date: 1, daysAgo: 9, party: 2, companions: 'むらい けんじ' },
  { who: 'ueki', date: 1, daysAgo: 4 },
  { name: '岡本 とし子', phone: '04-7000-0418', date: 1, daysAgo: 3, medium: 'phone', whom: 'other' },
]

/** So many days ago the first of them left. */
export const LEFT_DAYS_AGO = 6
