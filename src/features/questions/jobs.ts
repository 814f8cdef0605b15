import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'

export const messages = () => import('./messages/all.ts')

export const listeners: readonly Listener[] = [
  on('question.asked', {
    name: 'question-step',
    told: '届いた質問を職員のやることにする',
    does: async (tx, { subject_id }, { now }) => {
      const { giveStep } = await import('./desk/actions.ts')
      await giveStep(tx, subject_id, now())
    },
  }),
]
