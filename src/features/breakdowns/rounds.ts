import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'breakdowns.fold',
    text: '内訳の数をまとめる',
    each: 'day',
    back: 0,
    run: async tx => (await import('./counts/store.ts')).foldParts(tx),
  },
  {
    name: 'breakdowns.triage',
    text: '相談が何回で決まったかを数える',
    each: 'day',
    back: 0,
    run: async (tx, { day }) => (await import('./triage/actions.ts')).tellTallies(tx, day),
  },
  {
    name: 'breakdowns.guard',
    text: '届きにくい方への目標に遅れているとき、管理者の「やること」に出す',
    each: 'day',
    back: 0,
    run: async (tx, { day, now }) => (await import('./guard/actions.ts')).openAlerts(tx, day, now),
  },
]
