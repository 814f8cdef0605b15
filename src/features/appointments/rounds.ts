import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'appointments.remind',
    text: '面談の予約を、前の日にお知らせする',
    each: 'day',
    back: 0,
    run: async (tx, { day, now }) => (await import('./messages/actions.ts')).remind(tx, day, now),
  },
  {
    name: 'queues.end',
    text: '前の日までの整理番号を終わりにする',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./queue/store.ts')).endTickets(tx, day, now),
  },
]
