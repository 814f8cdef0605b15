import { spanText } from '#features/opportunities/index.ts'
import type { DatedThing } from '#platform/dated.ts'
import type { Looks } from '#platform/feature.ts'
import { formatTime } from '#platform/times.ts'
import type { Part } from './week/rules.ts'

export const PART_TEXT = {
  morning: '午前',
  afternoon: '午後',
  evening: '夜',
  open: 'そのほか',
} satisfies Record<Part, string>

/** When on its day it is; an hour that nobody knows is said so. */
export const hoursText = ({ from, to, whole }: Pick<DatedThing, 'from' | 'to' | 'whole'>): string =>
  whole ? '一日のうち' : from === null ? '時間は未定' : to === null ? `${formatTime(from)}から` : spanText(from, to)

/** What is to be told of its state: one that is off says so in words, not by a line alone. */
export const stateText = ({ state, said }: Pick<DatedThing, 'state' | 'said'>): string =>
  said || (state === 'off' ? 'とりやめになりました' : state === 'maybe' ? 'まだ決まっていません' : '')

export const USED_TEXT =
  'この画面からは、もう住所を作りました。住所を書きとめていないときは、「予定表の住所」をもう一度開いて、作り直してください。'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'calendar.read': ['person', '自分の予定表を見る'],
  'calendar.share': ['person', '自分の予定表の住所を作る画面を使う'],
  'calendar.feed': ['person', '自分の予定表をカレンダーに出す'],
} satisfies Looks
