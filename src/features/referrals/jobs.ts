import { today } from '#platform/clock.ts'
import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'

export const messages = () => import('./messages/all.ts')

export const listeners: readonly Listener[] = [
  on('referral.answered', {
    name: 'referral-answered',
    told: '連携機関の返事を、やることに反映する',
    does: async (tx, { subject_id, data }, { now }) => {
      const { settleAnswered } = await import('./desk/answered.ts')
      await settleAnswered(tx, subject_id, data.verb, { now: now(), today: today(now()) })
    },
  }),
  on('person.referred', {
    name: 'referral-follows',
    told: 'つないだ方の返事を待つ',
    does: async (tx, { person_id, data, actor_id: by, at }) => {
      const { followPassed } = await import('./desk/follow.ts')
      if (person_id) await followPassed(tx, { ...data, person: person_id, by, now: at, today: today(at) })
    },
  }),
  on('person.consent-withdrawn', {
    name: 'referral-held',
    told: '同意が取り消されたつなぎを止める',
    does: async (tx, { person_id, data, actor_id: by }, { now }) => {
      if (!person_id || !data.recipient || data.purpose !== 'referral') return
      const { holdWithdrawn } = await import('./desk/follow.ts')
      const on = { by, now: now(), today: today(now()) }
      await holdWithdrawn(tx, { person: person_id, organisation: data.recipient, ...on })
    },
  }),
]
