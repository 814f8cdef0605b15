import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import type { Work } from '#platform/jobs.ts'
import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'

export const messages = () => import('./messages/all.ts')

// The thread of the jobs waits with this file alone: what the work needs is read when there is some.

/** What is free goes to who is next: in the lane of the jobs, which sees everybody in the line. */
async function passFree(tx: Tx, { data }: { data: { occasion: string } }, { now }: Work): Promise<void> {
  const { passOn } = await import('./line/actions.ts')
  await passOn(tx, data.occasion, now())
}

export const listeners: readonly Listener[] = [
  on('booking.made', {
    name: 'booking-receipt',
    told: '申しこみの控えを送る',
    does: async (tx, { subject_id }, { now }) => {
      const { tellMade } = await import('./messages/actions.ts')
      await tellMade(tx, subject_id, now())
    },
  }),
  on('booking.offered', {
    name: 'booking-offer',
    told: '席が空いたことを、お待ちの方にお知らせする',
    does: async (tx, { subject_id }, { now }) => {
      const { tellOffered } = await import('./messages/actions.ts')
      await tellOffered(tx, subject_id, now())
    },
  }),
  on('occasion.changed', {
    name: 'booking-moved',
    told: '増えた席を次にお待ちの方に、変わった日時を全員に、お知らせする',
    does: async (tx, { id, subject_id, data }, { now }) => {
      const { passOn } = await import('./line/actions.ts')
      await passOn(tx, subject_id, now())
      if (!data.from) return
      const { tellMoved } = await import('./messages/actions.ts')
      await tellMoved(tx, subject_id, id, now())
    },
  }),
  on('opportunity.changed', {
    name: 'booking-doubted',
    told: '活動の日時が変わった申しこみを、職員のやることにする',
    does: async (tx, { subject_id }, { now }) =>
      void (await (await import('./doubt/actions.ts')).doubtChanged(tx, today(now()), now(), subject_id)),
  }),
  on('occasion.kept', {
    name: 'booking-kept',
    told: '確かめているあいだに申しこんだ方に、空きをお知らせする',
    does: (tx, { subject_id }, work) => passFree(tx, { data: { occasion: subject_id } }, work),
  }),
  on('occasion.off', {
    name: 'booking-off',
    told: '中止になったことをお知らせする',
    does: async (tx, { subject_id }, { now }) => {
      const [{ endBookings }, { tellOff }] = await Promise.all([
        import('./desk/steps.ts'),
        import('./messages/actions.ts'),
      ])
      // Whoever called it off may see a part of the people only.
      await endBookings(tx, subject_id, 'off', { by: null, now: now() })
      await tellOff(tx, subject_id, now())
    },
  }),
  on('booking.left', {
    name: 'booking-passed-on',
    told: '空いた席を、次にお待ちの方にお知らせする',
    does: async (tx, { subject_id, data }, { now }) => {
      const [{ passOn }, { unsay }] = await Promise.all([import('./line/actions.ts'), import('./messages/actions.ts')])
      await unsay(tx, subject_id, now())
      await passOn(tx, data.occasion, now())
    },
  }),
  on('booking.smaller', {
    name: 'booking-passed-on-smaller',
    told: '人数が減って空いた席を、次にお待ちの方にお知らせする',
    does: passFree,
  }),
  on('booking.rejoined', {
    name: 'booking-rejoined',
    told: '待つことに戻った方を、空きがあればお知らせの順に入れる',
    does: passFree,
  }),
]
