import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'

export const listeners: readonly Listener[] = [
  on('survey.answered', {
    name: 'survey-count',
    told: 'アンケートの答えを満足度に数える',
    does: async (tx, { subject_id }) => {
      const { countAnswer } = await import('./actions.ts')
      await countAnswer(tx, subject_id)
    },
  }),
]
