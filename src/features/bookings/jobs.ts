import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'

// The thread of the jobs waits with this file alone: what the work needs is read when there is some.

export const listeners: readonly Listener[] = [
  on('booking.left', {
    name: 'booking-passed-on',
    told: '空いた席を、次にお待ちの方にお知らせする',
    does: async (tx, { data }, { now }) => {
      const { passOn } = await import('./line/actions.ts')
      await passOn(tx, data.occasion, now())
    },
  }),
  on('booking.smaller', {
    name: 'booking-passed-on-smaller',
    told: '人数が減って空いた席を、次にお待ちの方にお知らせする',
    does: async (tx, { data }, { now }) => {
      const { passOn } = await import('./line/actions.ts')
      await passOn(tx, data.occasion, now())
    },
  }),
]
