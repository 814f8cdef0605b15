import { minutesText } from '#features/diaries/index.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { CertifiedLine, Kind, MadeAs, OwnSum, Refusal } from './rules.ts'

export const KIND_TEXT = {
  all: 'すべての活動',
  seats: '団体での活動',
  courses: '講座・催しへの参加',
} satisfies Record<Kind, string>

export const MADE_TEXT = { self: 'ご本人が作りました', desk: '窓口が作りました' } satisfies Record<MadeAs, string>

export const REFUSAL_TEXT = {
  nothing:
    'この期間には、窓口の記録がないので、証明を作れません。期間や種類を変えてください。記録がぬけているときは、窓口にお知らせください。',
  reversed: '終わりの日は、はじめの日か、それより後の日を入力してください。',
  future: 'まだ来ていない日は証明できません。今日までの日を入力してください。',
} satisfies Record<Refusal, string>

export const periodText = ({ from_on, to_on }: { from_on: Day; to_on: Day }): string =>
  `${formatDay(from_on)}から${formatDay(to_on)}まで`

/** What is certified of an activity; of one of which only is known that it goes on, no hours are told. */
export const certifiedText = ({ days, minutes, checks }: CertifiedLine): string =>
  [days > 0 && `${days}日、${minutesText(minutes)}`, checks > 0 && `続けていることの確認${checks}回`]
    .filter(Boolean)
    .join('。')

export const ownText = ({ days, minutes, unsaid }: OwnSum): string =>
  [`${days}日`, minutes > 0 && minutesText(minutes), unsaid > 0 && `時間を書いていない記録${unsaid}件`]
    .filter(Boolean)
    .join('、')

export const MEANS_TEXT = '窓口が出欠などを記録した日と時間だけを、証明しています。'
export const OWN_TEXT = 'ご本人が手帳に書いた記録です。市が証明するものではありません。'
export const WITHDRAWN_TEXT = '取り下げられました。証明としては使えません。'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'certificate.mine': ['person', '自分の活動証明の画面を使う'],
  'certificate.read': ['person', '活動証明の画面を使う'],
  'certificate.print': ['person', '活動証明を印刷する'],
  'certificate.see': ['person', '活動証明を確かめる画面を見る'],
} satisfies Looks
