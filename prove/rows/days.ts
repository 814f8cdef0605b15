import type { Proof } from '../proof.ts'

/** Days, eras, ages, and a clock that is put right. */
export const DAYS: readonly Proof[] = [
  {
    id: 'D1',
    says: 'every day from 1873 to 2100 with its era, ages by the law, fiscal years and times of day are the same on machines of four time zones; no day shifts on its way through the database',
    bar: '0 tests that do not hold in any zone',
    tests: { 'src/platform/db.test.ts': ['days stay days and instants stay instants, whatever the time zone'] },
    measure: () => import('../measure/days.ts'),
    measured: '68 tests held in UTC, Asia/Tokyo, America/New_York, Pacific/Kiritimati',
    failed: '`today` from the machine’s own zone: 9 tests did not hold',
  },
  {
    id: 'D2',
    says: 'when the clock is set back no session is longer, and nothing that is due once a day is done again',
    bar: '0 sessions beyond their end, 0 rounds twice',
    tests: { 'check/clock-back.test.ts': 'all' },
    measured: 'ends at 30 minutes and 12 hours; each round once',
    failed: 'a session of 24 hours instead of twelve: it was open after twelve',
  },
]
