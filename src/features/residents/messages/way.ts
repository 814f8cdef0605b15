import type { Message } from '#features/notices/index.ts'
import { issueLink } from '#platform/links.ts'
import { UNDO_DAYS, undoUntil } from '../ways/rules.ts'
import type { Change } from '../ways/store.ts'
import { changeText, UNDO } from '../ways/text.ts'

/** ログインのしかたの変更: told where they were reached before it, without the new address, with the way to put it back. */
export const way: Message<Pick<Change, 'way' | 'act'>> = {
  name: 'way.changed',
  text: 'ログインのしかたが変わったお知らせ',
  purpose: 'asked',
  urgency: 'now',
  only: ['mail', 'sms'],
  words: (change, { platform_name, desk_name, desk_phone }) => ({
    title: `${platform_name}のログインのしかたが変わりました`,
    lines: [
      `あなたのページのログインのしかたで、${changeText(change)}`,
      'ご自分でなさったときは、何もしなくてだいじょうぶです。',
      `心当たりがないときは、${UNDO_DAYS}日のうちに、こちらを開いて取り消してください。変更の前に戻り、いま開いている端末はログアウトになります。\n{link}`,
      `お困りのときは、お電話ください（${desk_name} ${desk_phone}）。`,
    ],
    short: `${platform_name}：${changeText(change)}心当たりがなければ取り消せます。{link}`,
    call: [`ログインのしかたで、${changeText(change)}心当たりがあるか、おたずねください。`],
  }),
  fill: async (tx, [, id], at, origin): Promise<Record<string, string>> => {
    const { token } = await issueLink(tx, { purpose: UNDO, subject: ['way_change', id], until: undoUntil(at) })
    return { link: `${origin}/ways/at/${token}` }
  },
}
