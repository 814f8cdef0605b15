import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'
import { fresh } from './searches/messages/fresh.ts'
import { over } from './searches/messages/over.ts'

export const messages = [fresh, over]

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
