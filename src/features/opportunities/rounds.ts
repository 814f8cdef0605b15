import { addMinutes } from '#platform/clock.ts'
import type { Round } from '#platform/rounds/index.ts'

/** No list is kept for longer than the gazetteer, a minute; a day leaves room for clocks that differ. */
const CHANGE_MINUTES = 24 * 60

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
  {
    name: 'opportunities.unplaced',
    text: '職業紹介を行わない市で、雇用と派遣の募集を終える',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./record/actions.ts')).closeUnplaced(tx, day, now),
  },
  {
    name: 'opportunities.changes',
    text: '公開の一覧の作りなおしに使う、古い変更のしるしを消す',
    each: 'gap',
    run: async (tx, { now }) =>
      (await import('./find/store-state.ts')).forgetChanges(tx, addMinutes(now, -CHANGE_MINUTES)),
  },
]
