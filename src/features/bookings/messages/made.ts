import type { Message } from '#features/notices/index.ts'
import { ASKED_TEXT } from '../text.ts'
import { factsOf, firstDayOf, seeLink } from './parts.ts'
import type { Told } from './store.ts'

/** 申しこみの控え: whether they are in or wait, and where one sees or cancels it. */
export const made: Message<Told> = {
  name: 'booking.made',
  text: '申しこみの控え',
  purpose: 'asked',
  urgency: 'now',
  // They have just seen it on the page, or been told by the desk: where the mail fails nobody needs to call.
  only: ['mail'],
  words: (told, { desk_name, desk_phone }) => {
    const waits = told.status === 'waiting'
    const doubted = waits && told.doubt !== null
    const what = doubted
      ? '順番を待つ方としてお受けしました'
      : waits
        ? 'キャンセル待ちとしてお受けしました'
        : '申しこみをお受けしました'
    return {
      title: `「${told.title}」の${what}`,
      lines: [
        `${what}。`,
        factsOf(told),
        ...(doubted ? [ASKED_TEXT.waiting.text] : []),
        ...(waits && !doubted ? ['席が空いたら、順番にお知らせします。お返事をいただいてから席をお取りします。'] : []),
        'いまのようすを見るときや、取り消すときは、こちらを開いてください。\n{link}',
        `わからないことは、${desk_name}へお電話ください（${desk_phone}）。`,
      ],
      short: `${firstDayOf(told)}「${told.title}」の${what}。`,
      call: [`「${told.title}」の${what}。`],
    }
  },
  fill: seeLink,
}
