import type { Round } from '#platform/rounds/index.ts'
import { forgetBookings } from './erasing/store.ts'

export const keepings = [forgetBookings]

export const rounds: readonly Round[] = [
  {
    name: 'bookings.lapse',
    text: '返事の期限が過ぎた空きのお知らせを、次の方に回す',
    each: 'gap',
    run: async (tx, { now }) => (await import('./line/actions.ts')).lapse(tx, now),
  },
  {
    name: 'bookings.doubted',
    text: '活動の日時が変わった、または終わった申しこみを、職員のやることにする',
    each: 'gap',
    run: async (tx, { day, now }) => (await import('./doubt/actions.ts')).doubtChanged(tx, day, now),
  },
  {
    name: 'bookings.over',
    text: '終わった回を待っている方の申しこみを終える',
    each: 'gap',
    run: async (tx, { now }) => (await import('./desk/steps.ts')).endWaiting(tx, now),
  },
  {
    name: 'bookings.remind',
    text: '申しこみのあった活動を、前の日にお知らせする',
    each: 'day',
    back: 0,
    run: async (tx, { day, now }) => (await import('./messages/actions.ts')).remind(tx, day, now),
  },
]
