import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'ledgers.forget',
    text: '終わってから年数がすぎた求職の、お名前と希望を消す',
    each: 'day',
    back: 7,
    run: async (tx, { day }) => (await import('./store.ts')).forgetSeekings(tx, day),
  },
]
