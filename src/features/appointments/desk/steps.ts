import { nextStep, openStepOf } from '#features/steps/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { formatTime } from '#platform/times.ts'
import { isOpen } from '../rules.ts'
import { appointmentSubject } from '../subject.ts'
import { HOW_SHORT, TOPIC_TEXT } from '../text.ts'
import { appointmentById, type DeskAppointment } from './store.ts'

/** What is to be done, as the list of who talks says it: 午前10時・来所・仕事のこと. */
const noteOf = ({ from_min, how, topic }: DeskAppointment): string =>
  [formatTime(from_min), HOW_SHORT[how], TOPIC_TEXT[topic]].join('・')

/**
 * Brings the step of one in line with it: due on its day and of who talks while something is to be done, else none. It may
 * be called twice for the same; nothing is changed then.
 */
export async function settleStep(tx: Tx, id: string, { by, now }: { by: string | null; now: Instant }): Promise<void> {
  const one = await appointmentById(tx, id)
  if (!one) return
  const open = await openStepOf(tx, 'appointment', id)
  const wanted = isOpen(one.status)
  if (!wanted && !open) return
  if (wanted && open && open.due_on === one.on_day && open.note === noteOf(one) && open.person_id === one.person_id)
    return
  const step = { what: 'attend', owner: one.account_id, due: one.on_day, shut: 'stays', note: noteOf(one) } as const
  await nextStep(tx, [appointmentSubject, id], one.person_id, wanted ? step : null, {
    by,
    at: now,
    outcome: one.status,
  })
}
