import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'standing.over',
    text: '時間の過ぎた代わりの入力を終わりにする',
    each: 'gap',
    run: async (tx, { now }) => (await import('./actions.ts')).endByTime(tx, now),
  },
  {
    name: 'standing.delegates',
    text: '期限の来た代理を終わりにする',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./delegates/store.ts')).endOld(tx, now, day),
  },
]
