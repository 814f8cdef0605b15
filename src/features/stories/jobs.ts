import { today } from '#platform/clock.ts'
import { type Listener, on } from '#platform/listen.ts'

export const listeners: readonly Listener[] = [
  on('person.consent-withdrawn', {
    name: 'story-down',
    told: '同意が取り消された事例の公開をやめる',
    does: async (tx, { subject_id, data }, { now }) => {
      if (data.purpose !== 'story') return
      const { consentWithdrawn } = await import('./actions.ts')
      await consentWithdrawn(tx, subject_id, now(), today(now()))
    },
  }),
]
