import type { Message } from '#features/notices/index.ts'
import { untilText } from '../text.ts'
import { factsOf, firstDayOf, seeLink } from './parts.ts'
import type { Told } from './store.ts'

const until = ({ offer_until }: Told): string => (offer_until ? untilText(offer_until) : 'お早めに')

/** A place became free: it is theirs by their yes alone, until then it is kept for them. */
export const offered: Message<Told> = {
  name: 'booking.offered',
  text: '空きのお知らせ',
  purpose: 'asked',
  urgency: 'now',
  // A letter comes after the answer is due.
  only: ['mail', 'sms', 'line', 'phone'],
  words: (told, { desk_name, desk_phone }) => ({
    title: `「${told.title}」に空きが出ました`,
    lines: [
      'お待ちいただいていた活動に、空きが出ました。参加するかどうか、お返事をお願いします。',
      factsOf(told),
      `お返事は、${until(told)}にお願いします。お返事がないときは、次にお待ちの方にお知らせします。`,
      '「参加する」「参加しない」は、こちらから選べます。\n{link}',
      `お電話でもお返事いただけます（${desk_name} ${desk_phone}）。`,
    ],
    short: `${firstDayOf(told)}の活動に空きが出ました。${until(told)}にお返事を。`,
    call: [
      `お待ちの「${told.title}」に空きが出ました。`,
      `日時は、${firstDayOf(told)}です。参加なさいますか。`,
      `お返事は、${until(told)}にお願いします。`,
    ],
  }),
  fill: seeLink,
}
