import { today as dayOf } from '#platform/clock.ts'
import { formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Moment } from '#platform/feature.ts'
import { happeningsOf, tell, type Words } from '#platform/happening.ts'
import { formatTime } from '#platform/times.ts'
import '../happenings.ts'

const when = ({ on_day, from_min }: { on_day?: string; from_min?: number }): string =>
  on_day && from_min !== undefined ? `${formatShort(on_day)}${formatTime(from_min)}` : '別の時間'

/** What the history of a talk says. */
const TOLD = {
  'appointment.made': data => `${when(data)}の面談を予約しました。`,
  'appointment.moved': data => `面談を${when(data.was ?? {})}から${when(data)}に変えました。`,
  'appointment.left': ({ as }) => (as === 'desk' ? '本人から聞いて、取り消しました。' : '本人が取り消しました。'),
  'appointment.off': () => '担当者の都合で、取りやめました。',
  'appointment.going': () => '「行きます」とのお返事がありました。',
  'appointment.late': () => '遅れていると記録しました。',
  'appointment.came': () => '来たと記録しました。',
  'appointment.missed': () => '来なかったと記録しました。',
  'appointment.done': ({ consultation }) => (consultation ? '相談を記録し、済みにしました。' : '済みと記録しました。'),
  'appointment.joined': () => '利用者とつなぎました。',
  'step.handed-over': () => '担当を引きつぎました。',
  'step.returned': () => '引きつがれた担当をもどしました。',
  'step.accepted': () => '引きつがれた担当を引き受けました。',
} satisfies Words<'appointment', null>

/** What one happening says, here and on the time line of a person. */
export const appointmentText = (one: { kind: string; data: unknown }): string => tell(TOLD, one, null)

/** What happened to one, as moments of a time line. */
export async function momentsOf(db: Read, id: string): Promise<Moment[]> {
  return (await happeningsOf(db, ['appointment', id])).map(one => ({
    at: one.at,
    day: dayOf(one.at),
    aside: one.by ?? '',
    body: appointmentText(one),
  }))
}
