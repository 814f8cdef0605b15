import { type Day, formatShort } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { Entry, Hours, Refusal, standsTo } from './rules.ts'

/** 150 minutes: 2時間30分. */
export const minutesText = (minutes: number): string =>
  [minutes >= 60 && `${Math.floor(minutes / 60)}時間`, minutes % 60 > 0 && `${minutes % 60}分`]
    .filter(Boolean)
    .join('') || '0時間'

export const BY_TEXT = { desk: '窓口の記録', self: 'ご本人の記録' } satisfies Record<Entry['by'], string>

/** How long it was; what nobody said is said so, and is no hour. */
export const lengthText = ({ minutes, check }: Pick<Entry, 'minutes' | 'check'>): string =>
  check ? '続けていることを確かめました' : minutes === null ? '時間は書いていません' : minutesText(minutes)

export const DOUBLED_TEXT = '同じ日の窓口の記録があるので、合計には窓口の記録だけを入れています。'
export const PRIVATE_TEXT =
  'ここに書いたことは、窓口の職員には見えません。「窓口の記録」は、窓口が出欠などを記録したものです。まちがいがあるときは、窓口にお知らせください。'

type Standing = NonNullable<ReturnType<typeof standsTo>>

/** Their fullest week, and how it stands to what they said themselves. */
export const STANDING_TEXT = {
  beyond: ({ most }) => `うかがっている上限（1週間に${most}時間）をこえています。つらいときは、窓口にご相談ください。`,
  more: ({ wanted }) => `うかがっているご希望（1週間に${wanted}時間）より多い週です。`,
  within: ({ wanted, most }) =>
    wanted === null
      ? `うかがっている上限（1週間に${most}時間）のうちです。`
      : `うかがっているご希望（1週間に${wanted}時間）のうちです。`,
} satisfies Record<Standing, (hours: Hours) => string>

export const REFUSAL_TEXT = {
  same: 'この日のこの活動は、もう書いてあります。時間やメモを変えるときは、その行の「直す」を押してください。',
  longDay: 'この日の時間が、合わせて24時間をこえます。ほかの行と見くらべて、時間を直してください。例：2.5',
  noTitle: '活動を選ぶか、活動の名前を書いてください。例：公園の花の手入れ',
  twoTitles: '活動は、選ぶか書くか、どちらか1つにしてください。',
} satisfies Record<Refusal, string>

export const DAY_TEXT =
  '活動した日を入力してください。2月31日のような、こよみにない日は書けません。例：11月20日、令和8年11月20日'
export const futureText = (today: Day): string =>
  `まだ来ていない日は書けません。今日（${formatShort(today)}）までの日を入力してください。`
export const HOURS_TEXT =
  '時間は、0.5から24までを0.5時間きざみの数字で入力してください。わからないときは、空のままにします。例：2.5'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'diary.read': ['person', '自分の活動手帳を見る'],
  'diary.write': ['person', '自分の活動手帳に書く画面を使う'],
} satisfies Looks
