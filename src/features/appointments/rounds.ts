import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'appointments.remind',
    text: '面談の予約を、前の日にお知らせする',
    each: 'day',
    back: 0,
    run: async (tx, { day, now }) => (await import('./messages/actions.ts')).remind(tx, day, now),
  },
]
