import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'widearea.release',
    text: '都道府県に見せる数字を、きょうの記録で作りなおす',
    each: 'day',
    back: 0,
    run: async (tx, { day, now }) => (await import('./actions.ts')).release(tx, { by: null, now, today: day }),
  },
]
