import type { Message } from '#features/notices/index.ts'
import { formatCode } from '#features/requests/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { issueLink } from '#platform/links.ts'
import { LINK_DAYS, PURPOSE, seenPath } from '../rules.ts'
import type { Went } from '../store.ts'

type Data = { code: string; due: string; partner: string }

/** Its link is made when it is sent: nobody's name stands in a mail (個人情報の保護に関する法律66条). */
const fill: NonNullable<Message<Data>['fill']> = async (tx, [, id], at, origin) => {
  const until = addMinutes(at, LINK_DAYS * 24 * 60)
  const { token } = await issueLink(tx, { purpose: PURPOSE, subject: ['referral', id], until })
  return { link: `${origin}${seenPath(token)}` }
}

const words =
  (title: string, ask: string): Message<Data>['words'] =>
  ({ code, due, partner }, { desk_name, desk_phone }) => ({
    title,
    lines: [
      `${partner} ご担当者さま`,
      `${desk_name}です。${ask}（番号 ${formatCode(code)}）。`,
      `内容は、こちらでごらんください。お返事も、ここからできます。登録はいりません。\n{link}`,
      `${formatDay(due)}までに、お返事をお願いします。お電話でもうけたまわります（${desk_phone}、番号をお伝えください）。`,
    ],
    short: `${desk_name}からのおつなぎ（${formatCode(code)}）です。`,
    call: [`${ask}。番号は${formatCode(code)}です。`, '受けていただけるか、どうなったかを、お聞かせください。'],
  })

/** つなぎのお願い: by mail, to the partner. */
export const referred: Message<Data> = {
  name: 'referral.sent',
  text: 'つなぎのお願い',
  purpose: 'asked',
  urgency: 'usual',
  only: ['mail'],
  fill,
  words: words('おつなぎのお願い', 'お引き受けをお願いしたい方が、1名いらっしゃいます'),
}

/** つなぎの返事のお願い: once, when its day has passed. */
export const reminded: Message<Data> = {
  name: 'referral.reminder',
  text: 'つなぎの返事のお願い',
  purpose: 'asked',
  urgency: 'usual',
  only: ['mail'],
  fill,
  words: words('おつなぎのお返事のお願い', '先日お願いした方について、お返事をまだいただいていないようです'),
}

type Letter = { code: string; due: string; question: string; told: Went }

/** つなぎの手紙: what goes, on paper, with how to answer. */
export const lettered: Message<Letter> = {
  name: 'referral.letter',
  text: 'つなぎの手紙',
  purpose: 'asked',
  urgency: 'usual',
  only: ['letter'],
  words: ({ code, due, question, told }, { desk_name, desk_phone }) => ({
    title: 'おつなぎのお願い',
    lines: [
      `${told.to} 御中`,
      `次の方をおつなぎします。番号 ${formatCode(code)}`,
      told.rows.map(({ label, value }) => `${label}：${value}`).join('\n'),
      `お願いしたいこと：${question}`,
      `${formatDay(due)}までに、受けていただけるかを、${desk_name}（${desk_phone}）へ番号をそえてお知らせください。`,
      'ご本人の同意にもとづいてお伝えしています。ほかの目的には使わず、不要になったら廃棄してください。',
    ],
    short: '',
    call: [],
  }),
}
