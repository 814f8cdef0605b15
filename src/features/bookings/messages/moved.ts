import type { Message } from '#features/notices/index.ts'
import { timesText } from '../text.ts'
import { factsOf, firstDayOf, seeLink } from './parts.ts'
import type { Told } from './store.ts'

/** The date was moved: everybody who is in or waits learns it at once, and may leave. */
export const moved: Message<Told> = {
  name: 'booking.moved',
  text: '日時が変わったお知らせ',
  purpose: 'asked',
  urgency: 'now',
  words: (told, { desk_name, desk_phone }) => ({
    title: `「${told.title}」の日時が変わりました`,
    lines: [
      `お申しこみの活動の日時が変わりました。${told.moved_from ? `前の日時：${told.moved_from}` : ''}`,
      factsOf(told),
      'ご都合が悪くなったときは、こちらから取り消せます。そのままでよければ、何もしなくてだいじょうぶです。\n{link}',
      `わからないことは、${desk_name}へお電話ください（${desk_phone}）。`,
    ],
    short: `活動の日時が${firstDayOf(told)}に変わりました。`,
    call: [
      `お申しこみの「${told.title}」の日時が変わりました。`,
      `新しい日時は、${timesText(told)}です。ご都合はいかがですか。`,
    ],
  }),
  fill: seeLink,
}
