import { today } from '#platform/clock.ts'
import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'

export const messages = () => import('./messages/all.ts')

// The thread of the jobs waits with this file alone: what the work needs is read when there is some.

export const listeners: readonly Listener[] = [
  on('request.received', {
    name: 'request-step',
    told: '届いた依頼を職員のやることにする',
    does: async (tx, { subject_id }, { now }) => {
      const { giveStep } = await import('./actions.ts')
      await giveStep(tx, subject_id, { now: now(), today: today(now()) })
    },
  }),
  on('request.received', {
    name: 'request-receipt',
    told: '依頼の控えをメールで送る',
    does: async (tx, { subject_id }, { now }) => {
      const { sendReceipt } = await import('./actions.ts')
      await sendReceipt(tx, subject_id, now())
    },
  }),
  on('request.withdrawn', {
    name: 'request-withdrawn',
    told: '取り下げられた依頼をやることからはずす',
    does: async (tx, { subject_id }, { now }) => {
      const { endStep } = await import('./actions.ts')
      await endStep(tx, subject_id, now())
    },
  }),
]
