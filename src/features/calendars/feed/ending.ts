import type { Message } from '#features/notices/index.ts'
import { type Instant, today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'

/** That the address of their calendar opens no longer than this. */
export const ending: Message<{ until: Instant }> = {
  name: 'calendar.ending',
  text: '予定表の住所の期限のお知らせ',
  purpose: 'asked',
  urgency: 'digest',
  only: ['mail', 'sms', 'line'],
  words: ({ until }, { desk_name, desk_phone }) => ({
    title: '予定表の住所の期限が近づいています',
    lines: [
      `スマートフォンのカレンダーに出している予定表は、${formatDay(today(until))}まで使えます。その日を過ぎると、新しい予定が出なくなります。`,
      '続けてお使いになるときは、わたしのページの「予定表」から、新しい住所を作ってください。',
      `お困りのときは、${desk_name}へお電話ください（${desk_phone}）。`,
    ],
    short: `予定表の期限は${formatDay(today(until))}です。わたしのページで作り直せます。`,
    call: [],
  }),
}
