import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'queues.end',
    text: '前の日までの整理番号を終わりにする',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./store.ts')).endTickets(tx, day, now),
  },
]
