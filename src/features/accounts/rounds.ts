import { addMinutes } from '#platform/clock.ts'
import type { Round } from '#platform/rounds/index.ts'
import { KEPT_DAYS, KNOWN_DAYS, SESSION } from './rules.ts'

export const rounds: readonly Round[] = [
  {
    name: 'accounts.sweep',
    text: '終わったログインと、古いログインの記録・下書きを消す',
    each: 'gap',
    run: async (tx, { now }) => {
      const { sweepAttempts, sweepDrafts, sweepSessions } = await import('./sweep/store.ts')
      const before = (days: number) => addMinutes(now, -days * 24 * 60)
      const sessions = await sweepSessions(tx, now, addMinutes(now, -SESSION.idleMinutes))
      const attempts = await sweepAttempts(tx, before(KEPT_DAYS.attempts), before(KNOWN_DAYS))
      return sessions + attempts + (await sweepDrafts(tx, before(KEPT_DAYS.drafts)))
    },
  },
]
