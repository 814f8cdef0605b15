import type { Message } from '#features/notices/index.ts'
import { factsOf, firstDayOf } from './parts.ts'
import type { Told } from './store.ts'

/** It does not take place: nobody is to stand before a closed door. */
export const off: Message<Told> = {
  name: 'booking.off',
  text: '中止のお知らせ',
  purpose: 'asked',
  urgency: 'now',
  words: (told, { desk_name, desk_phone }) => ({
    title: `「${told.title}」は中止になりました`,
    lines: [
      '申しわけありません。お申しこみの活動は、中止になりました。',
      factsOf(told),
      ...(told.off_why ? [`わけ：${told.off_why}`] : []),
      `ほかの活動のご相談は、${desk_name}へどうぞ（${desk_phone}）。`,
    ],
    short: `${firstDayOf(told)}の活動は中止です。くわしくは${desk_phone}へ。`,
    call: [
      `申しわけありません。${firstDayOf(told)}の「${told.title}」は、中止になりました。`,
      ...(told.off_why ? [`わけは、${told.off_why}です。`] : []),
    ],
  }),
}
