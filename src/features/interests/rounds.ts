import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'interests.over',
    text: '12か月たった「新しい活動のお知らせ」を終わりにする',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./searches/tell.ts')).endOver(tx, day, now),
  },
  {
    name: 'interests.fresh',
    text: '残した条件に合う新しい活動をお知らせする',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./searches/tell.ts')).tellNew(tx, day, now),
  },
]
