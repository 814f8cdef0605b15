import type { Message } from '#features/notices/index.ts'
import { timeText } from '../text.ts'
import { factsOf, seeLink, type Told } from './parts.ts'

/** It is at another time: the receipt anew. */
export const moved: Message<Told> = {
  name: 'appointment.moved',
  text: '面談の時間が変わったお知らせ',
  purpose: 'asked',
  urgency: 'now',
  only: ['mail', 'sms', 'line'],
  words: (told, { desk_name, desk_phone }) => ({
    title: '面談の時間を変えました',
    lines: [
      '面談の時間が変わりました。',
      factsOf(told),
      'もう一度変えるときや、取り消すときは、こちらを開いてください。\n{link}',
      `わからないことは、${desk_name}へお電話ください（${desk_phone}）。`,
    ],
    short: `面談は${timeText(told)}に変わりました。`,
    call: [],
  }),
  fill: seeLink,
}
