import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'

export const messages = () => import('./searches/messages/all.ts')

export const listeners: readonly Listener[] = [
  on('saved-search.ended', {
    name: 'saved-search-unsay',
    told: 'やめた条件の、新しい活動のお知らせをとめる',
    does: async (tx, { subject_id }, { now }) => {
      const { unsay } = await import('./searches/tell.ts')
      await unsay(tx, subject_id, now())
    },
  }),
]
