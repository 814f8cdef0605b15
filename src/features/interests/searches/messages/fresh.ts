import type { Message } from '#features/notices/index.ts'
import { startOf, today } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import { issueLink } from '#platform/links.ts'

/** A search with what is new for it: at most five are named, `more` is how many others there are. */
export type Fresh = {
  name: string
  more: number
  items: readonly { id: string; title: string; number: string }[]
}

/** So many days the link opens by which the search is ended. */
const LINK_DAYS = 90

/** A title has no hole that is to be filled. */
const plain = (text: string): string => text.replaceAll(/[{}]/g, '')

/** New activities for a search: gathered with others as they wish it, by their own order of ways. */
export const fresh: Message<Fresh> = {
  name: 'search.fresh',
  text: '新しい活動のお知らせ',
  // They asked for it themselves, and end it by one press.
  purpose: 'asked',
  urgency: 'digest',
  words: ({ name, items, more }, { desk_name, desk_phone }) => {
    const total = items.length + more
    return {
      title: `新しい活動が${total}件あります（${plain(name)}）`,
      lines: [
        `お知らせの条件「${plain(name)}」に合う活動が、新しくのりました。`,
        ...items.flatMap(({ id, title, number }) => [
          `・${plain(title)}（活動番号 ${number}）`,
          `{site}/opportunities/${id}`,
        ]),
        ...(more > 0 ? [`ほかに${more}件あります。`] : []),
        `くわしいことは、お電話でもお答えします（${desk_name} ${desk_phone}）。`,
        'この条件のお知らせをやめるときは、こちらを開いて、1回押してください。',
        '{stop}',
      ],
      short: `ご希望の条件に合う新しい活動が${total}件あります。{site}/my`,
      call: [
        `お知らせの条件「${plain(name)}」に合う活動が、新しく${total}件のりました。`,
        ...items.map(({ title, number }) => `${plain(title)}（活動番号 ${number}）`),
        'このお知らせをやめたいときは、そうおっしゃってください。',
      ],
    }
  },
  fill: async (tx, [kind, id], at, origin) => {
    const until = startOf(addDays(today(at), LINK_DAYS))
    const { token } = await issueLink(tx, { purpose: 'saved_search.stop', subject: [kind, id], until })
    return { site: origin, stop: `${origin}/searches/at/${token}` }
  },
}
