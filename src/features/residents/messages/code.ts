import type { Message } from '#features/notices/index.ts'
import { CODE } from '../rules.ts'
import { makeCode } from '../sign-in/actions.ts'

/** 入るための番号: made when it goes out, so that no row holds one in the clear; one that was sent before ends with it. */
export const code: Message<null> = {
  name: 'code.asked',
  text: '市民のページに入る番号',
  purpose: 'asked',
  urgency: 'now',
  // Nobody waits for a letter with a code that lives for a quarter of an hour.
  only: ['mail', 'sms'],
  words: (_, { platform_name, desk_name, desk_phone }) => ({
    title: `${platform_name}に入る番号`,
    lines: [
      'わたしのページに入る番号です。画面に入力してください。',
      '番号：{code}',
      `この番号は、送ってから${CODE.minutes}分のあいだ使えます。ほかの方には教えないでください。窓口の職員が番号をおたずねすることはありません。`,
      `心当たりがないときは、何もしなくてだいじょうぶです。気になるときは、お電話ください（${desk_name} ${desk_phone}）。`,
    ],
    short: `${platform_name}に入る番号は {code} です（${CODE.minutes}分間）。`,
    call: ['わたしのページに入る番号をお送りしました。'],
  }),
  fill: async (tx, [, id], at): Promise<Record<string, string>> => {
    const made = await makeCode(tx, id, at)
    return made ? { code: made } : {}
  },
}
