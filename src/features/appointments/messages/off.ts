import type { Message } from '#features/notices/index.ts'
import { timeText } from '../text.ts'
import { factsOf, seeLink, type Told } from './parts.ts'

/** Nobody is there to talk: everybody of that day is told, and whom no message reaches is called. */
export const off: Message<Told> = {
  name: 'appointment.off',
  text: '面談を取りやめるお知らせ',
  purpose: 'asked',
  urgency: 'now',
  words: (told, { desk_name, desk_phone }) => ({
    title: '面談の時間を変えていただくお願い',
    lines: [
      '申しわけありません。担当者の都合で、次の面談ができなくなりました。',
      factsOf(told),
      'ほかの時間は、こちらから選べます。\n{link}',
      `お電話でもお受けします（${desk_name} ${desk_phone}）。`,
    ],
    short: `${timeText(told)}の面談ができなくなりました。くわしくは${desk_phone}へ。`,
    call: [
      `申しわけありません。${timeText(told)}の面談は、担当者の都合でできなくなりました。`,
      'ほかの時間をご案内します。いつがよろしいですか。',
    ],
  }),
  fill: seeLink,
}
