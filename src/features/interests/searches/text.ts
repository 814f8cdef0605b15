import { type EndedAs, MONTHS, MOST, type SearchRefusal } from './rules.ts'

export const REFUSAL_TEXT = {
  nothing:
    '条件がまだありません。このままでは、すべての活動をお知らせすることになります。ことば・曜日・場所などを1つ選ぶか、絵に「はい」と答えてから、もう一度押してください。',
  full: `お知らせは${MOST}件までです。わたしのページで、どれかをやめてから、もう一度押してください。`,
  long: '条件が長すぎます。ことばや曜日を減らしてから、もう一度押してください。',
} satisfies Record<SearchRefusal, string>

export const ENDED_TEXT = {
  self: 'ご自分でやめました',
  link: 'お知らせの中の「やめる」で終わりました',
  over: `${MONTHS}か月たったので終わりました`,
} satisfies Record<EndedAs, string>
