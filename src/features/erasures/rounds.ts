import type { Keeping } from '#platform/feature.ts'
import type { Round } from '#platform/rounds/index.ts'

/** Those who are to be erased from today on, and what each noun forgets by itself. Whose period is over is only listed: two people decide. */
export const roundsAbout = (keepings: readonly Keeping[]): readonly Round[] => [
  {
    name: 'erasures.sweep',
    text: '保存の期間が過ぎた通知の文・依頼などを消し、決まった消去を行う',
    each: 'gap',
    run: async (tx, due) => (await import('./carry/sweep.ts')).sweep(tx, keepings, due),
  },
]
