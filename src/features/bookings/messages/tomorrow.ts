import type { Message } from '#features/notices/index.ts'
import { timeText } from '../text.ts'
import { factsOf, seeLink } from './parts.ts'
import type { Told } from './store.ts'

/** The day before it begins: one no frees the place, and nobody asks again. */
export const tomorrow: Message<Told> = {
  name: 'booking.tomorrow',
  text: '前の日のお知らせ',
  purpose: 'asked',
  urgency: 'usual',
  only: ['mail', 'sms', 'line', 'phone'],
  words: (told, { desk_name, desk_phone }) => ({
    title: `あすは「${told.title}」です`,
    lines: [
      'お申しこみの活動が、あすになりました。',
      factsOf(told),
      '「行きます」「行けません」は、こちらから選べます。行けないときは、席を次の方にお回しします。\n{link}',
      `お電話でもお受けします（${desk_name} ${desk_phone}）。`,
    ],
    short: `あす「${told.title}」です。行けないときは${desk_phone}へ。`,
    call: [`あすは「${told.title}」です（${told.times[0] ? timeText(told.times[0]) : ''}）。`, 'おいでになれますか。'],
  }),
  fill: seeLink,
}
