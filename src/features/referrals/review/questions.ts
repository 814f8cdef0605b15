import { type Question, question } from '../../../../check/review.ts'

const at =
  (end = '') =>
  ({ referral }: Readonly<Record<string, string>>) =>
    `/staff/referrals/${referral}${end}`

export const questions: readonly Question[] = [
  question('/referrals/at/:token', 'visitor', '/referrals/at/nobody'),
  question('/referrals/from/:token', 'visitor', '/referrals/from/nobody'),
  question('/staff/referrals', 'sato', '/staff/referrals', { statements: 5 }),
  question('/staff/referrals/new', 'sato', ({ person }) => `/staff/referrals/new?person=${person}`),
  question('/staff/referrals/:id', 'sato', at()),
  question('/staff/referrals/:id/edit', 'sato', at('/edit')),
  question('/staff/referrals/:id/sheet', 'sato', at('/sheet')),
  question('/staff/referrals/months', 'tanaka', '/staff/referrals/months', { statements: 5 }),
  question('/staff/referrals/months.csv', 'tanaka', '/staff/referrals/months.csv'),
  question('/staff/partners', 'sato', '/staff/partners', { statements: 5 }),
  question('/staff/partners/openings', 'sato', '/staff/partners/openings', { statements: 5 }),
  question('/staff/partners/:id', 'sato', ({ partner }) => `/staff/partners/${partner}`),
  question('/staff/referrals', 'kita', '/staff/referrals', { statements: 6 }),
]
