import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'indicators.reviews',
    text: '見直しの日が来た指標を、担当の「やること」に出す',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./due/actions.ts')).openReviews(tx, day, now),
  },
  {
    name: 'indicators.closing',
    text: '終わった四半期の締めを、管理者の「やること」に出す',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./due/actions.ts')).openClosing(tx, day, now),
  },
]
