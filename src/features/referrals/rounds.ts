import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'referrals.remind',
    text: '返事のない連携機関に催促し、それでもないときは窓口のやることにする',
    each: 'gap',
    run: async (tx, due) => (await import('./desk/follow.ts')).remindLate(tx, due),
  },
]
