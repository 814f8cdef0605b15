import { linkTo, type Message } from '#features/notices/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import { formatCode, LINK_MINUTES, type Wish } from '../rules.ts'
import { WISH_TEXT } from '../text.ts'

/** 依頼の控え: what was asked for, by when the desk calls, and where one sees what becomes of it. */
export const received: Message<{ code: string; wish: Wish; due_on: Day }> = {
  name: 'request.received',
  text: '依頼の控え',
  purpose: 'asked',
  // They have just sent it, and wait for it.
  urgency: 'now',
  // The desk calls them anyway: where the mail fails there is nothing more to do.
  only: ['mail'],
  words: ({ code, wish, due_on }, { desk_name, desk_phone }) => ({
    title: `ご依頼をお受けしました（受付番号 ${formatCode(code)}）`,
    lines: [
      `「${WISH_TEXT[wish]}」のご依頼を、${desk_name}でお受けしました。`,
      `受付番号：${formatCode(code)}\n${formatDay(due_on)}までに、窓口からご連絡します。`,
      'ご依頼のようすを見るときや、取り下げるときは、こちらを開いてください。\n{link}',
      'このアドレスは、ほかの方に教えないでください。',
      `このメールに心当たりがないときは、お手数ですが、お電話でお知らせください（${desk_phone}）。`,
    ],
    short: `ご依頼（${formatCode(code)}）をお受けしました。`,
    call: [`ご依頼（受付番号 ${formatCode(code)}）をお受けしました。`],
  }),
  fill: linkTo('request.see', '/requests/at', async (_tx, _id, at) => addMinutes(at, LINK_MINUTES)),
}
