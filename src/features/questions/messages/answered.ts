import type { Message } from '#features/notices/index.ts'
import { ownPath } from '../rules.ts'

/** 質問への答え: it stands on their page; whoever has no mail is told the answer itself. */
export const answered: Message<{ title: string; answer: string }> = {
  name: 'question.answered',
  text: '質問への答え',
  purpose: 'asked',
  urgency: 'usual',
  words: ({ title, answer }, { desk_name, desk_phone }) => ({
    title: `「${title}」についてのご質問にお答えします`,
    lines: [
      `「${title}」についてのご質問に、${desk_name}からお答えします。`,
      answer,
      `つづけてお聞きになりたいときは、こちらに書いてください。\n{link}`,
      `お電話でもお受けします（${desk_phone}）。`,
    ],
    short: 'ご質問への答えが届きました。',
    call: [`「${title}」についてのご質問に、お答えします。`, answer, 'ほかに、お聞きになりたいことはありますか。'],
  }),
  fill: async (_tx, [, id], _at, origin) => ({ link: `${origin}${ownPath(id)}` }),
}
