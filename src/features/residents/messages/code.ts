import type { Message } from '#features/notices/index.ts'
import { CODE, type CodeFor } from '../rules.ts'
import { makeCode } from '../sign-in/actions.ts'

const USE = {
  in: 'に入る番号',
  join: 'に入る番号',
  add: 'に、ログインのしかたを加える番号',
} as const satisfies Record<CodeFor, string>

/** 入るための番号: made when it goes out, so that no row holds one in the clear; one that was sent before ends with it. */
export const code: Message<CodeFor> = {
  name: 'code.asked',
  text: '市民のページに入る番号',
  purpose: 'asked',
  urgency: 'now',
  // Nobody waits for a letter with a code that lives for a quarter of an hour.
  only: ['mail', 'sms'],
  words: (wants, { platform_name, desk_name, desk_phone }) => ({
    title: `${platform_name}${USE[wants]}`,
    lines: [
      `わたしのページ${USE[wants]}です。画面に入力してください。`,
      '番号：{code}',
      `この番号は、送ってから${CODE.minutes}分のあいだ使えます。ほかの方には教えないでください。窓口の職員が番号をおたずねすることはありません。`,
      `心当たりがないときは、何もしなくてだいじょうぶです。気になるときは、お電話ください（${desk_name} ${desk_phone}）。`,
    ],
    short: `${platform_name}${USE[wants]}は {code} です（${CODE.minutes}分間）。`,
    call: [`わたしのページ${USE[wants]}をお送りしました。`],
  }),
  fill: async (tx, [, id], at): Promise<Record<string, string>> => {
    const made = await makeCode(tx, id, at)
    return made ? { code: made } : {}
  },
}
