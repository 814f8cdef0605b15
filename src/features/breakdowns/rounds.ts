import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'breakdowns.fold',
    text: '内訳の数をまとめる',
    each: 'day',
    back: 0,
    run: async tx => (await import('./counts/store.ts')).foldParts(tx),
  },
]
