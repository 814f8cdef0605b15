import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'questions.close',
    text: '答えてから2週間たった質問を終わりにする',
    each: 'day',
    back: 7,
    run: async (tx, { now }) => (await import('./desk/actions.ts')).closeAnswered(tx, now),
  },
]
