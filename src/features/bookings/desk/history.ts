import { today as dayOf } from '#platform/clock.ts'
import type { Read } from '#platform/db.ts'
import type { Moment } from '#platform/feature.ts'
import { happeningsOf, tell, type Words } from '#platform/happening.ts'
import '../happenings.ts'
import { untilText } from '../text.ts'

/** What the history of a booking says. */
const TOLD = {
  'booking.made': ({ status }) =>
    status === 'waiting'
      ? '申しこみを受けつけ、空きを待つ列に入りました。'
      : '申しこみを受けつけ、参加が決まりました。',
  'booking.offered': ({ until }) => `空きをお知らせしました${until ? `（返事の期限：${untilText(until)}）` : ''}。`,
  'booking.accepted': () => '空きのお知らせに「参加します」とのお返事があり、参加が決まりました。',
  'booking.left': ({ as }) => (as === 'desk' ? '窓口で取り消しました。' : '本人が取り消しました。'),
  'booking.smaller': ({ party }) => `人数を${party ?? '少し'}人に減らしました。`,
  'booking.going': () => '「行きます」とのお返事がありました。',
  'booking.lapsed': () => '空きのお知らせに返事がないまま、期限が過ぎました。',
  'booking.rejoined': () => '空きを待つ列にもどしました。',
  'booking.attended': () => '出席と記録しました。',
  'booking.absent': () => '欠席と記録しました。',
  'step.handed-over': () => '連絡の担当を引きつぎました。',
  'step.returned': () => '引きつがれた連絡をもどしました。',
  'step.accepted': () => '引きつがれた連絡を引き受けました。',
} satisfies Words<'booking', null>

/** What one happening says, here and on the time line of a person. */
export const bookingText = (one: { kind: string; data: unknown }): string => tell(TOLD, one, null)

/** What happened to a booking, as moments of a time line. */
export async function momentsOf(db: Read, id: string): Promise<Moment[]> {
  return (await happeningsOf(db, ['booking', id])).map(one => ({
    at: one.at,
    day: dayOf(one.at),
    aside: one.by ?? '',
    body: bookingText(one),
  }))
}
