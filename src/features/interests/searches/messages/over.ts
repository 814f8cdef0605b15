import type { Message } from '#features/notices/index.ts'
import { MONTHS } from '../rules.ts'

/** That a search ended after a year, and how it is begun anew. */
export const over: Message<{ name: string }> = {
  name: 'search.over',
  text: '新しい活動のお知らせが終わったこと',
  purpose: 'asked',
  urgency: 'digest',
  words: ({ name }, { desk_name, desk_phone }) => {
    const said = name.replaceAll(/[{}]/g, '')
    return {
      title: '新しい活動のお知らせを終わりました',
      lines: [
        `「${said}」のお知らせを始めてから${MONTHS}か月たちました。いまのご希望と合わなくなることがあるため、ここで終わります。`,
        '続けたいときは、わたしのページの「もう一度知らせてもらう」を押してください。',
        '{site}/my',
        `お電話でもお受けします（${desk_name} ${desk_phone}）。`,
      ],
      short: `新しい活動のお知らせを終わりました。続けるには：{site}/my`,
      call: [
        `「${said}」のお知らせを始めてから${MONTHS}か月たったので、終わったことをお伝えします。`,
        '続けたいかどうかを、うかがってください。',
      ],
    }
  },
  fill: async (_tx, _about, _at, origin) => ({ site: origin }),
}
