import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'calendars.ending',
    text: '予定表の住所の期限が近いことをお知らせする',
    each: 'day',
    back: 0,
    run: async (tx, { now }) => (await import('./feed/actions.ts')).tellEnding(tx, now),
  },
]
