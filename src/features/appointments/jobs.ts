import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import type { Work } from '#platform/jobs.ts'
import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'

export const messages = () => import('./messages/all.ts')

// The thread of the jobs waits with this file alone: what the work needs is read when there is some.

async function settle(tx: Tx, id: string, { now }: Work): Promise<void> {
  const { settleStep } = await import('./desk/steps.ts')
  await settleStep(tx, id, { by: null, now: now() })
}

export const listeners: readonly Listener[] = [
  on('appointment.made', {
    name: 'appointment-step',
    told: '面談の予約を担当者のやることにする',
    does: (tx, { subject_id }, work) => settle(tx, subject_id, work),
  }),
  on('appointment.made', {
    name: 'appointment-receipt',
    told: '面談の予約の控えを送る',
    does: async (tx, { subject_id }, { now }) =>
      (await import('./messages/actions.ts')).tellMade(tx, subject_id, now()),
  }),
  on('appointment.moved', {
    name: 'appointment-moved',
    told: '面談の新しい時間を、担当者のやることにし、お知らせする',
    does: async (tx, { subject_id }, work) => {
      await settle(tx, subject_id, work)
      await (await import('./messages/actions.ts')).tellMoved(tx, subject_id, work.now())
    },
  }),
  on('appointment.left', {
    name: 'appointment-left',
    told: '取り消された面談を、やることからはずす',
    does: async (tx, { subject_id }, work) => {
      await settle(tx, subject_id, work)
      await (await import('./messages/actions.ts')).unsay(tx, subject_id, work.now())
    },
  }),
  on('appointment_host.changed', {
    name: 'appointment-off',
    told: '担当者が休む日の面談を取りやめ、予約した方にお知らせする',
    does: async (tx, { subject_id, data }, { now }) => {
      if (data.what !== 'off' || !data.on_day) return
      await (await import('./desk/actions.ts')).endDay(tx, subject_id, data.on_day, now())
    },
  }),
  on('consultation.recorded', {
    name: 'appointment-recorded',
    told: '相談を記録した方の、その日の面談を済みにする',
    does: async (tx, { subject_id, person_id, data }, { now }) => {
      if (!person_id) return
      const { endRecorded } = await import('./desk/actions.ts')
      await endRecorded(tx, { person: person_id, consultation: subject_id, day: data.on_day ?? today(now()) }, now())
    },
  }),
]
