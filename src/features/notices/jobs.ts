import { today } from '#platform/clock.ts'
import type { Job } from '#platform/jobs.ts'
import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'
import type { Message } from './message.ts'
import { SENDER } from './store.ts'

/** The sender, who knows the messages of every noun by their names. */
export const jobsAbout = (messages: () => Promise<readonly Message<never>[]>): readonly Job[] => [
  {
    name: SENDER,
    run: async work => {
      const { run } = await import('./send/job.ts')
      await run(new Map((await messages()).map(message => [message.name, message])), work)
    },
    unfinished: async db => (await import('./send/store.ts')).planned(db),
  },
]

export const listeners: readonly Listener[] = [
  on('notice.stop-asked', {
    name: 'notice-stop',
    told: 'やめてほしいと言われたお知らせをとめる',
    does: async (tx, { subject_id }, { now }) => {
      const { carryOutStop } = await import('./work/actions.ts')
      await carryOutStop(tx, subject_id, { now: now(), today: today(now()) })
    },
  }),
]
