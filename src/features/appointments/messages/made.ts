import type { Message } from '#features/notices/index.ts'
import { timeText } from '../text.ts'
import { factsOf, seeLink, type Told } from './parts.ts'

/** The receipt: when and where, and the link by which one changes it. */
export const made: Message<Told> = {
  name: 'appointment.made',
  text: '面談の予約の控え',
  purpose: 'asked',
  urgency: 'now',
  // Who telephones or stands at the desk has heard it.
  only: ['mail', 'sms', 'line'],
  words: (told, { desk_name, desk_phone }) => ({
    title: '面談の予約をお受けしました',
    lines: [
      '面談の予約をお受けしました。',
      factsOf(told),
      '時間を変えるときや、取り消すときは、こちらを開いてください。\n{link}',
      'このアドレスは、ほかの方に教えないでください。',
      `わからないことは、${desk_name}へお電話ください（${desk_phone}）。`,
    ],
    short: `面談の予約：${timeText(told)}。`,
    call: [],
  }),
  fill: seeLink,
}
