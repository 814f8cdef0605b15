import type {} from '#features/consents/index.ts'
import { today } from '#platform/clock.ts'
import { type Listener, on } from '#platform/listen.ts'

export const listeners: readonly Listener[] = [
  on('person.consent-withdrawn', {
    name: 'consent-follow',
    told: 'ご本人が取り消した同意にもとづくことを止める',
    // What the desk notes for somebody it follows up at once; what a resident did by themselves is followed up here.
    does: async (tx, { subject_id: person, actor_id: by, data }, { now }) => {
      const { isResident } = await import('#features/accounts/index.ts')
      if (!by || !(await isResident(tx, by))) return
      const { followWithdrawal } = await import('./steps/actions.ts')
      const { lockPerson } = await import('./steps/store.ts')
      await lockPerson(tx, person)
      const consent = { purpose: data.purpose, recipient_id: data.recipient }
      await followWithdrawal(tx, person, consent, { by, now: now(), today: today(now()) }, null)
    },
  }),
]
