import { html } from 'hono/html'
import { z } from 'zod'
import type { Correctable, Corrected, RecordFound } from '#platform/correctable.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { needed, oneOf } from '#platform/reading.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { formatTime } from '#platform/times.ts'
import { radioField } from '#ui/choices.ts'
import { shiftsPath } from '../staff/parts.ts'
import { CAME_TEXT } from '../text.ts'
import { changeAttendance, keptAttendance, lockAttendance, removeAttendance } from './store.ts'

const form = z.object({ came: needed(oneOf(['yes', 'no']), '来たかどうかを選んでください。') })

async function find(db: Read, id: string): Promise<RecordFound | null> {
  const kept = await keptAttendance(db, id)
  if (!kept) return null
  return {
    person: kept.person_id,
    by: kept.by_account,
    activity: kept.opportunity_id,
    days: [],
    row: kept.row,
    told: [
      ['活動', kept.title],
      ['日', `${formatDay(kept.on_day)} ${formatTime(kept.from_min)}〜${formatTime(kept.to_min)}`],
      ['出欠', CAME_TEXT[kept.came ? 'yes' : 'no']],
      ['記録した職員', kept.by],
    ],
    back: shiftsPath(kept.opportunity_id),
    verbs: ['correct', 'void'],
  }
}

async function correct(tx: Tx, id: string, sent: Submitted): Promise<Corrected> {
  const read = accept(form, sent)
  if (!read.ok) return read
  await changeAttendance(tx, id, read.value.came === 'yes')
  return {}
}

/** Whether somebody came on a day. Who it was follows from the duty; a duty of somebody else is noted there. */
export const attendanceRecord = {
  kind: 'attendance',
  text: '出欠の記録',
  can: 'people.read',
  lock: lockAttendance,
  find,
  fields: async (db, id, { typed, errors }) => {
    const stored = (await keptAttendance(db, id))!.came ? 'yes' : 'no'
    return html`${radioField({
      name: 'came',
      label: '来たかどうか',
      required: true,
      columns: true,
      value: typed ? one(typed, 'came') : stored,
      error: errors['came'],
      options: (['yes', 'no'] as const).map(value => ({ value, label: CAME_TEXT[value] })),
    })}`
  },
  correct,
  remove: async (tx, id) => {
    await removeAttendance(tx, id)
    return {}
  },
} satisfies Correctable
