import type { Message } from '#features/notices/index.ts'
import { timeText } from '../text.ts'
import { factsOf, seeLink, type Told } from './parts.ts'

/** The day before: one no frees the time, and nobody asks again. */
export const tomorrow: Message<Told> = {
  name: 'appointment.tomorrow',
  text: '面談の前の日のお知らせ',
  purpose: 'asked',
  urgency: 'usual',
  only: ['mail', 'sms', 'line', 'phone'],
  words: (told, { desk_name, desk_phone }) => ({
    title: 'あすは面談の日です',
    lines: [
      '面談の予約が、あすになりました。',
      factsOf(told),
      '「行きます」「行けません」は、こちらから選べます。時間を変えることもできます。\n{link}',
      `お電話でもお受けします（${desk_name} ${desk_phone}）。`,
    ],
    short: `あす面談です（${timeText(told)}）。行けないときは${desk_phone}へ。`,
    call: [`あすは、面談の日です（${timeText(told)}）。`, 'おいでになれますか。'],
  }),
  fill: seeLink,
}
