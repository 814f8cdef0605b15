import { addMinutes } from '#platform/clock.ts'
import type { Round } from '#platform/rounds/index.ts'

/** Nobody is on the way in for longer than an hour and a quarter; the limits of an hour are counted over these rows. */
const KEPT_MINUTES = 24 * 60

export const rounds: readonly Round[] = [
  {
    name: 'residents.sweep',
    text: '市民のページに入る途中の記録を消す',
    each: 'gap',
    run: async (tx, { now }) => (await import('./sign-in/store.ts')).forgetSignIns(tx, addMinutes(now, -KEPT_MINUTES)),
  },
]
