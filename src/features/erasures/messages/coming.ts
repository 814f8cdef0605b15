import type { Message } from '#features/notices/index.ts'
import { type Day, formatDay } from '#platform/dates.ts'

/** The last word to somebody who is erased: when, what goes, what stays, and how to say that they think otherwise. */
export const coming: Message<{ day: Day }> = {
  name: 'erasure.coming',
  text: '記録を消去するお知らせ',
  purpose: 'asked',
  urgency: 'usual',
  words: ({ day }, { desk_name, desk_phone }) => ({
    title: '記録を消去します',
    lines: [
      `${formatDay(day)}に、${desk_name}にあるあなたの記録（お名前・ご連絡先・相談で話したことなど）をすべて消します。`,
      '数をまとめるための日と種類は、だれのことかわからない形で残ります。消したあとは、元に戻せません。',
      `お考えが変わったときは、その前の日までに、お電話でお知らせください（${desk_phone}）。`,
    ],
    short: `${formatDay(day)}に記録を消去します。変更は${desk_phone}へ`,
    call: [
      `${formatDay(day)}に、こちらにある記録をすべて消します。元に戻せません。`,
      'お考えが変わったときは、その前の日までにお知らせください。',
    ],
  }),
}
