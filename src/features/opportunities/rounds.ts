import type { Round } from '#platform/rounds/index.ts'

/**
 * That what is published is still right (職業安定法5条の4) needs no round: the step `confirm` stands from the day of
 * publication, due within 90 days (STEP_AFTER).
 */
export const rounds: readonly Round[] = [
  {
    name: 'opportunities.over',
    text: '終わりの日を過ぎた活動の募集を終える',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./record/actions.ts')).closeOver(tx, day, now),
  },
]
